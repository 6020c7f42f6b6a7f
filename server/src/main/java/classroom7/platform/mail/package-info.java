/** Outgoing mail: letters from the message bundle, as text and HTML, kept as files. */
@NullMarked
package classroom7.platform.mail;

import org.jspecify.annotations.NullMarked;
