package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.mail.KeptMail.State;
import classroom7.platform.mail.Letter;
import classroom7.platform.mail.Mails;
import classroom7.platform.mail.Outbox;
import classroom7.platform.mail.Sender;
import classroom7.platform.process.Wait;
import classroom7.testing.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One request without signing in ends bulk letters (RFC 8058); looking ends nothing. */
class UnsubscriptionTest {
    private static final Duration SENT_MAX = Duration.ofSeconds(20);
    private static final Pattern LINK = Pattern.compile("https?://\\S+(/mail/unsubscription/\\S+)");

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void end() {
        server.close();
    }

    @Test
    void bulk_letters_end_by_one_request_and_those_to_one_alone_still_come() {
        outbox().sendBulk(letter());
        var link = LINK.matcher(text());
        assertTrue(link.find(), text());
        var path = link.group(1);
        var form = server.browser().get(path);
        assertEquals(200, form.status());
        assertTrue(form.body().contains("method=\"post\""), form.body());
        settle();
        outbox().sendBulk(letter());
        settle();
        assertEquals(State.KEPT, newest(), "looking ended it");
        var done = server.browser().post(path, "List-Unsubscribe", "One-Click");
        assertEquals(200, done.status());
        assertFalse(done.body().contains("method=\"post\" action=\"/mail"), done.body());
        outbox().sendBulk(letter());
        settle();
        assertEquals(State.UNSUBSCRIBED, newest());
        outbox().send(letter());
        settle();
        assertEquals(State.KEPT, newest());
    }

    @Test
    void a_letter_to_one_alone_has_no_such_link_and_none_can_be_guessed() {
        outbox().send(letter());
        assertFalse(LINK.matcher(text()).find(), text());
        var guessed = "/mail/unsubscription/" + "a".repeat(26);
        assertEquals(404, server.browser().get(guessed).status());
        assertEquals(404, server.browser().post(guessed, "a", "b").status());
    }

    private static Outbox outbox() {
        return server.door(Outbox.class);
    }

    private static String text() {
        var mails = server.door(Mails.class);
        return mails.find(mails.newest(1).getFirst().id()).text();
    }

    private static State newest() {
        return server.door(Mails.class).newest(1).getFirst().state();
    }

    private static void settle() {
        assertTrue(
                Wait.until(
                        SENT_MAX,
                        () -> {
                            server.door(Sender.class).run();
                            return newest() != State.WAITING;
                        }));
    }

    private static Letter letter() {
        return new Letter(
                "grace@example.org",
                "",
                Locale.ENGLISH,
                "invitation",
                List.of("Ada", "School", "", 14),
                "/invitations/secret");
    }
}
