package classroom7.platform.mail;

import java.net.URI;
import java.time.Instant;

/**
 * A letter in its words, as it is handed to a mail server.
 *
 * @param id never changes, however often the letter is tried
 * @param token cannot be guessed
 * @param site how people reached us when it was written
 */
record Mail(
        String id,
        String token,
        Instant written,
        URI site,
        Party from,
        Party to,
        String subject,
        String text,
        String html,
        boolean bulk) {
    /** Who sends or receives; the name may be empty. */
    record Party(String address, String name) {}

    /** The same each time, so that whoever has the letter already can know it. */
    String messageId() {
        return id + "@" + Postmark.host(site);
    }
}
