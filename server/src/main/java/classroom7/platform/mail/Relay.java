package classroom7.platform.mail;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How letters leave this installation.
 *
 * @param bounces where letters go back to that cannot be brought; null: to the sender's address
 * @param dkimKey the file of the key that letters are signed with; null: they are not
 * @param dkimSelector under which name DNS holds the other half of the key
 * @param postfixLog the log of a Postfix on this machine that is the server: it is looked up what
 *     became of a letter when we do not know it ourselves
 */
public record Relay(
        SmtpServer server,
        @Nullable String bounces,
        @Nullable Path dkimKey,
        String dkimSelector,
        @Nullable Path postfixLog) {}
