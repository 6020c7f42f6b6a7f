/** Joining a course by the code that its teacher gives out. */
@NullMarked
package classroom7.web.join;

import org.jspecify.annotations.NullMarked;
