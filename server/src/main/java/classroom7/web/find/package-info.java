/** Search and jump. */
@NullMarked
package classroom7.web.find;

import org.jspecify.annotations.NullMarked;
