/** Pages of a course: its table of contents, for who teaches and for who learns, and its people. */
@NullMarked
package classroom7.web.course;

import org.jspecify.annotations.NullMarked;
