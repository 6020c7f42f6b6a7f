/** Words everyone shares: ids, problems, pages of a list. */
@NullMarked
package classroom7.base;

import org.jspecify.annotations.NullMarked;
