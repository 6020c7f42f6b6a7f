/** The first page: go on, one's courses. */
@NullMarked
package classroom7.web.home;

import org.jspecify.annotations.NullMarked;
