/** A sample organization to look at and try: a school, its people, a course and their answers. */
@NullMarked
package classroom7.operations.sample;

import org.jspecify.annotations.NullMarked;
