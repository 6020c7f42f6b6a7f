/** A lesson as it is read and answered. */
@NullMarked
package classroom7.web.lesson;

import org.jspecify.annotations.NullMarked;
