/** What a controller answers with, and how that is written to the browser. */
@NullMarked
package classroom7.web.reply;

import org.jspecify.annotations.NullMarked;
