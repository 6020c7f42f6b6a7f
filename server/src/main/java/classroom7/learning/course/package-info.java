/** Courses: their description, order of units and lessons, state, and who teaches in them. */
@NullMarked
package classroom7.learning.course;

import org.jspecify.annotations.NullMarked;
