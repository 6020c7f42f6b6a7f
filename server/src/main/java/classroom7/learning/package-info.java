/** The learning floor: courses, lessons, questions, answers, progress. */
@NullMarked
package classroom7.learning;

import org.jspecify.annotations.NullMarked;
