/** A whole week of a school, and everything counted once more at its end. */
@NullMarked
package classroom7.learning.week;

import org.jspecify.annotations.NullMarked;
