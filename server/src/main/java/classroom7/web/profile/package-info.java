/** What persons see and change of themselves. */
@NullMarked
package classroom7.web.profile;

import org.jspecify.annotations.NullMarked;
