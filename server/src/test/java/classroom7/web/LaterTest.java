package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.people.person.Passwords;
import classroom7.platform.process.Draining;
import classroom7.testing.Browser.Visit;
import classroom7.web.reply.Reply;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/** Whoever is refused for now is told when to come back: {@code Retry-After}, in seconds. */
class LaterTest {
    private static final int TRIES_MAX = 300;
    private static final Pattern SAID = Pattern.compile("Try again in (\\d+) s");

    private static WebClassroom classroom;

    /** Where a password waits in vain. */
    @Controller
    static class Crowded {
        @PostMapping("/trial/crowded")
        Reply crowded() {
            Thread.currentThread().interrupt(); // who waits for a turn gives up
            try {
                throw new IllegalStateException("" + new Passwords().matches("a guess", null));
            } finally {
                assertTrue(Thread.interrupted());
            }
        }
    }

    @BeforeAll
    static void open() {
        classroom = new WebClassroom(Crowded.class);
    }

    @AfterAll
    static void close() {
        classroom.close();
    }

    @Test
    void a_guesser_of_passwords_as_long_as_the_page_says() {
        var browser = classroom.server.browser();
        Visit last = browser.get("/sign-in");
        for (int tries = 0; tries < TRIES_MAX && last.status() != 429; tries++) {
            last =
                    browser.post(
                            "/sign-in", "email", "ada@example.org", "password", "guess " + tries);
        }
        assertEquals(429, last.status());
        assertEquals(said(last), last.header("Retry-After"));
    }

    @Test
    void so_is_a_program() {
        var asked = "{\"email\":\"eve@example.org\",\"password\":\"a guess\"}";
        Visit last = classroom.server.browser().postJson("/api/tokens", asked);
        for (int tries = 0; tries < TRIES_MAX && last.status() != 429; tries++) {
            last = classroom.server.browser().postJson("/api/tokens", asked);
        }
        assertEquals(429, last.status());
        assertEquals(said(last), last.header("Retry-After"));
    }

    @Test
    void who_tries_codes_of_courses() {
        var browser = classroom.signedIn(classroom.stranger);
        Visit last = browser.get("/join");
        for (int tries = 0; tries < TRIES_MAX && last.status() != 429; tries++) {
            last = browser.post("/join/XYZ" + tries, "code", "XYZ" + tries);
        }
        assertEquals(429, last.status());
        long seconds = Long.parseLong(last.header("Retry-After"));
        assertTrue(seconds > 59 * 60 && seconds <= 60 * 60, seconds + " s");
        assertTrue(last.body().contains("again in 60 min"), last::body);
        var looked = browser.get("/join/XYZ");
        assertEquals(429, looked.status(), "not that no course takes this code: nobody looked");
    }

    @Test
    void who_sets_a_password_while_many_do() {
        var crowded = classroom.server.browser().post("/trial/crowded", "name", "Ada");
        assertEquals(503, crowded.status());
        assertEquals("5", crowded.header("Retry-After"));
        assertTrue(crowded.body().contains("Too many people"), crowded::body);
    }

    @Test
    void a_probe_of_a_process_that_ends() {
        var browser = classroom.server.browser();
        assertEquals("", browser.get("/up").header("Retry-After"));
        classroom.door(Draining.class).begin();
        var ending = browser.get("/up");
        assertEquals(503, ending.status());
        assertEquals("5", ending.header("Retry-After"));
    }

    private static String said(Visit refused) {
        var found = SAID.matcher(refused.body());
        assertTrue(found.find(), refused::body);
        return found.group(1);
    }
}
