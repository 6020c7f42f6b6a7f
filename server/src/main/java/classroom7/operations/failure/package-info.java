/** Tells the operator what went wrong. */
@NullMarked
package classroom7.operations.failure;

import org.jspecify.annotations.NullMarked;
