/** Marks: the key an answer is marked with, what the mark is and whether it counts. */
@NullMarked
package classroom7.learning.grading;

import org.jspecify.annotations.NullMarked;
