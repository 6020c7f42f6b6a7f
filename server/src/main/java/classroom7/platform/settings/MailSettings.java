package classroom7.platform.settings;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How letters leave. Its text shows no password.
 *
 * @param smtp the mail server: {@code C7_SMTP_URL}; null: letters are kept as files
 * @param from the sender's address: {@code C7_MAIL_FROM}; null: no-reply at the web's own name
 * @param bounces where letters go back to that nobody takes: {@code C7_MAIL_BOUNCES}
 * @param dkimKey the file of the key that letters are signed with: {@code C7_DKIM_KEY}
 * @param dkimSelector its name in DNS: {@code C7_DKIM_SELECTOR}
 * @param postfixLog the log of the Postfix on this machine: {@code C7_POSTFIX_LOG}
 */
public record MailSettings(
        @Nullable URI smtp,
        @Nullable String from,
        @Nullable String bounces,
        @Nullable Path dkimKey,
        String dkimSelector,
        @Nullable Path postfixLog) {
    /** Letters are kept as files. */
    public static final MailSettings FILES =
            new MailSettings(null, null, null, null, "classroom7", null);

    @Override
    public String toString() {
        return "MailSettings[" + (smtp == null ? "files" : smtp.getHost()) + "]";
    }
}
