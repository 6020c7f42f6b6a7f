/** Pictures and other files of a course: limits, types, who may fetch them. */
@NullMarked
package classroom7.learning.attachment;

import org.jspecify.annotations.NullMarked;
