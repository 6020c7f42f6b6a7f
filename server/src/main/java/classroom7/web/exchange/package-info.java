/** Pages that bring courses in and give them out. */
@NullMarked
package classroom7.web.exchange;

import org.jspecify.annotations.NullMarked;
