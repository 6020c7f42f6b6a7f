/** What holds of letters. */
@NullMarked
package classroom7.platform.mail;

import org.jspecify.annotations.NullMarked;
