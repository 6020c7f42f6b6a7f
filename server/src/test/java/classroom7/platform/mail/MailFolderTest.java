package classroom7.platform.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.platform.words.Phrasebook;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailFolderTest {
    private static final InstantSource CLOCK =
            InstantSource.fixed(Instant.parse("2026-11-23T12:00:00Z"));

    @TempDir Path home;

    private MailFolder folder() {
        return new MailFolder(
                home.resolve("mail"),
                () -> Postmark.of(URI.create("https://school.example")),
                new Phrasebook(CLOCK),
                new Ids(CLOCK),
                CLOCK);
    }

    private static Letter invitation(String inviter, String receiver) {
        return new Letter(
                "grace@example.org",
                receiver,
                Locale.ENGLISH,
                "invitation",
                List.of(inviter, "Schule für Alle", "", 14),
                "/invitations/secret");
    }

    @Test
    void a_letter_is_kept_as_a_message_and_read_again() {
        var folder = folder();
        folder.send(invitation("Ada Lovelace", "Grace"));
        var kept = folder.newest(10).getFirst();
        assertEquals("Ada Lovelace invites you to Schule für Alle", kept.subject());
        assertEquals("Grace <grace@example.org>", kept.to());
        assertEquals(CLOCK.instant(), kept.at());
        var opened = folder.find(kept.id());
        assertNotNull(opened);
        assertEquals("Classroom7 <no-reply@school.example>", opened.from());
        assertTrue(
                opened.text().contains("https://school.example/invitations/secret"), opened.text());
        assertTrue(opened.text().contains("14 days"), opened.text());
    }

    @Test
    void a_name_with_line_breaks_makes_no_header_and_no_markup() throws IOException {
        var folder = folder();
        folder.send(
                invitation(
                        "Eve\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script>",
                        "G\r\nX-Evil: yes"));
        var file = home.resolve("mail").resolve(folder.newest(1).getFirst().id() + ".eml");
        var raw = Files.readString(file);
        var head = raw.substring(0, raw.indexOf("\r\n\r\n"));
        assertFalse(head.contains("\nBcc:"), head);
        assertFalse(head.contains("\nX-Evil"), head);
        assertTrue(head.contains("Auto-Submitted: auto-generated"), head);
        assertTrue(raw.contains("&lt;script"), raw);
        assertEquals(
                "rwx------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("mail"))));
    }

    @Test
    void what_is_no_id_is_no_letter() {
        var folder = folder();
        assertEquals(List.of(), folder.newest(10));
        assertNull(folder.find("../../etc/passwd"));
        assertNull(folder.find("0000000000000000000z"));
    }
}
