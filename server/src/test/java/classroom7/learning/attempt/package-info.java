/** Attempts tried out. */
@NullMarked
package classroom7.learning.attempt;

import org.jspecify.annotations.NullMarked;
