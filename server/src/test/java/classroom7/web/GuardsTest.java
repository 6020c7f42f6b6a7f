package classroom7.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.Database;
import classroom7.platform.mail.Mails;
import classroom7.platform.settings.MailSettings;
import classroom7.platform.settings.Settings;
import classroom7.platform.settings.Site;
import classroom7.testing.School;
import classroom7.testing.TestServer;
import classroom7.web.frame.Flash;
import classroom7.web.reply.SessionCookie;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What keeps strangers from doing harm, and that it is on. */
class GuardsTest {
    private static TestServer server;
    private static School school;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        school = School.open(server.door(Database.class), InstantSource.system());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void a_stranger_cannot_fill_the_disk_with_uploads() {
        var head = "--edge\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f\"\r\n\r\n";
        var body = (head + "x".repeat(2 << 20) + "\r\n--edge--\r\n").getBytes(UTF_8);
        for (var path : new String[] {"/sign-in", "/password", "/invitations/x", "/nowhere"}) {
            var answer =
                    server.browser().postBody(path, "multipart/form-data; boundary=edge", body);
            assertEquals(413, answer.status(), path);
        }
    }

    @Test
    void a_large_form_is_taken_from_who_uploads_and_where_files_are_taken() {
        var imported = "/courses/import/preview";
        assertEquals(413, uploaded("grace", imported, 2 << 20), "learners upload nothing");
        assertEquals(413, uploaded("ada", "/profile", 2 << 20), "no file is taken there");
        assertEquals(404, uploaded("ada", "/nowhere", 2 << 20));
        var people = "/organizations/" + school.school + "/people/import/preview";
        assertEquals(413, uploaded("olga", people, 3 << 20), "larger than that route takes");
        assertEquals(422, uploaded("ada", imported, 2 << 20), "read, and no course");
        assertEquals(
                404, uploaded("tim", "/lessons/" + school.ids.next() + "/attachments", 2 << 20));
        assertEquals(404, uploaded("grace", "/lessons/" + school.ids.next() + "/attachments", 10));
    }

    private static int uploaded(String name, String path, int bytes) {
        var head =
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"f\"\r\n\r\n";
        var body = (head + "x".repeat(bytes) + "\r\n--edge--\r\n").getBytes(UTF_8);
        var browser = server.browser();
        browser.post("/sign-in", "email", name + "@example.org", "password", School.PASSWORD);
        return browser.postBody(path, "multipart/form-data; boundary=edge", body).status();
    }

    @Test
    void links_in_letters_lead_to_our_own_address_whatever_a_request_says() {
        server.browser()
                .with("X-Forwarded-Host", "evil.example")
                .with("Forwarded", "host=evil.example")
                .post("/password", "email", "grace@example.org");
        var mails = server.door(Mails.class);
        var letter = mails.find(mails.newest(1).getFirst().id());
        assertFalse(letter.text().contains("evil"), letter.text());
    }

    @Test
    void a_signed_in_person_is_not_followed_to_another_site() {
        var answer =
                server.browser()
                        .with("Sec-Fetch-Site", "cross-site")
                        .post("/sign-in", "email", "grace@example.org", "password", "x");
        assertEquals(403, answer.status());
        assertEquals("", answer.header("Classroom7-Person"), "nobody looked who it is");
    }

    @Test
    void cookies_are_for_https_alone_where_there_is_https() {
        assertTrue(SessionCookie.of("x", true, Duration.ofDays(1)).endsWith("; Secure"));
        assertTrue(site("https://school.example").isSecure());
        assertFalse(site("http://school.example").isSecure());
    }

    private static Site site(String base) {
        return new Site(
                new Settings(
                        Path.of("var"),
                        "127.0.0.1",
                        0,
                        null,
                        null,
                        URI.create(base),
                        "",
                        Map.of(),
                        MailSettings.FILES));
    }

    @Test
    void an_undo_that_leads_to_another_site_is_none() {
        for (var undo :
                new String[] {"//evil.example", "/\\evil.example", "https://evil.example", "x"}) {
            var said = "people.removed\u001f" + undo + "\u001fGrace";
            var cookie = Base64.getUrlEncoder().encodeToString(said.getBytes(UTF_8));
            assertNull(Flash.read(cookie).undo(), undo);
        }
        var ours = Flash.of("people.removed", "Grace").undoneBy("/organizations/x/people/y/return");
        assertEquals("/organizations/x/people/y/return", Flash.read(ours.cookie()).undo());
    }

    @Test
    void pages_with_secrets_are_kept_nowhere() {
        var browser = server.browser().stopping();
        browser.post("/sign-in", "email", "ada@example.org", "password", School.PASSWORD);
        var made = browser.post("/profile/tokens", "token", "x");
        assertEquals("no-store", made.header("Cache-Control"));
        assertTrue(browser.get("/profile").header("Cache-Control").contains("private"));
    }
}
