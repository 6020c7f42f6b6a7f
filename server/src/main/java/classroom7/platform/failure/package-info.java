/** What nobody expected to go wrong: grouped, counted and kept for the operator. */
@NullMarked
package classroom7.platform.failure;

import org.jspecify.annotations.NullMarked;
