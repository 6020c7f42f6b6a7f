/** Outgoing mail: letters from the message bundle, rows until a mail server or a file has them. */
@NullMarked
package classroom7.platform.mail;

import org.jspecify.annotations.NullMarked;
