/** Attempts at a lesson: their number, their seed, when they began and end. */
@NullMarked
package classroom7.learning.attempt;

import org.jspecify.annotations.NullMarked;
