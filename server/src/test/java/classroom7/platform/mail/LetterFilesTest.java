package classroom7.platform.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import classroom7.platform.mail.KeptMail.State;
import classroom7.platform.process.Wait;
import classroom7.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterFilesTest {
    private static final Duration SENT_MAX = Duration.ofSeconds(20);

    @TempDir Path home;

    private final Database database = TestDatabase.fresh();
    private final Mails mails = new Mails(database, Letters.CLOCK, false);

    @Test
    void a_letter_is_kept_as_a_message_and_can_be_read() throws IOException {
        var outbox = Letters.outbox(database);
        outbox.send(Letters.invitation("Ada Lovelace", "Grace"));
        var waiting = mails.newest(10).getFirst();
        assertEquals(State.WAITING, waiting.state());
        assertEquals("Ada Lovelace invites you to Schule für Alle", waiting.subject());
        assertEquals("Grace <grace@example.org>", waiting.to());
        assertEquals(Letters.CLOCK.instant(), waiting.at());
        var opened = mails.find(waiting.id());
        assertNotNull(opened);
        assertEquals("Classroom7 <no-reply@school.example>", opened.from());
        assertTrue(
                opened.text().contains("https://school.example/invitations/secret"), opened.text());
        assertTrue(opened.text().contains("14 days"), opened.text());
        var head = head(kept(waiting.id()));
        assertTrue(head.contains("Message-ID: <" + waiting.id() + "@school.example>"), head);
        assertFalse(head.contains("List-Unsubscribe"), head);
        assertEquals(State.KEPT, mails.newest(1).getFirst().state());
    }

    @Test
    void a_name_with_line_breaks_makes_no_header_and_no_markup() throws IOException {
        Letters.outbox(database)
                .send(
                        Letters.invitation(
                                "Eve\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>",
                                "G\r\nX-Evil: yes"));
        var raw = kept(mails.newest(1).getFirst().id());
        var head = head(raw);
        assertFalse(head.contains("\nBcc:"), head);
        assertFalse(head.contains("\nX-Evil"), head);
        assertTrue(head.contains("Auto-Submitted: auto-generated"), head);
        assertTrue(raw.contains("&lt;script"), raw);
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("mail"))));
    }

    @Test
    void what_is_rolled_back_is_no_letter() {
        var outbox = Letters.outbox(database);
        try {
            database.transact(() -> {
                outbox.send(Letters.invitation("Ada", "Grace"));
                throw new IllegalStateException("planned");
            });
        } catch (IllegalStateException e) {
            assertEquals("planned", e.getMessage());
        }
        assertTrue(mails.newest(10).isEmpty());
    }

    @Test
    void what_is_no_id_is_no_letter() {
        assertNull(mails.find("../../etc/passwd"));
        assertNull(mails.find("0000000000000000000z"));
    }

    private String kept(String id) throws IOException {
        var ids = new Ids(Letters.CLOCK);
        try (var sender = Sender.into(home.resolve("mail"), database, Letters.CLOCK, ids)) {
            assertTrue(
                    Wait.until(
                            SENT_MAX,
                            () -> {
                                sender.run();
                                return mails.find(id).head().state() == State.KEPT;
                            }));
        }
        return Files.readString(home.resolve("mail").resolve(id + ".eml"), US_ASCII);
    }

    private static String head(String raw) {
        return raw.substring(0, raw.indexOf("\r\n\r\n"));
    }
}
