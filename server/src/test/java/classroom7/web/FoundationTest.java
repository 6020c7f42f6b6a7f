package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.people.access.Actor;
import classroom7.people.signin.Sessions;
import classroom7.platform.database.Database;
import classroom7.platform.failure.Failures;
import classroom7.testing.Browser;
import classroom7.testing.TestServer;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.gate.Gate;
import classroom7.web.reply.ErrorView;
import classroom7.web.reply.Json;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

class FoundationTest {
    @Controller
    static class Pages {
        @GetMapping("/trial/mine")
        Reply mine(Actor actor, Frame frame) {
            Crumb above = new Crumb("Hillside <School>", "/");
            return Page.of(
                    frame.titled(actor.name()).under(above),
                    "error",
                    new ErrorView("Mine", "", "", null));
        }

        @GetMapping("/trial/anyone")
        Reply anyone(@Nullable Actor actor) {
            return Json.of(Map.of("signedIn", actor != null));
        }

        @GetMapping("/trial/lessons/{lesson}")
        Reply lesson(LessonId lesson) {
            return Json.of(Map.of("lesson", lesson.value()));
        }

        @GetMapping("/trial/broken")
        Reply broken() {
            throw new IllegalStateException("planted");
        }

        @PostMapping("/trial/broken")
        Reply breaks() {
            throw new IllegalStateException("planted");
        }

        @PostMapping("/trial/texts")
        Reply text(Actor actor) {
            return SeeOther.to("/trial/mine");
        }

        @PostMapping("/trial/changes")
        Reply change(@Nullable Actor actor) {
            return SeeOther.to("/trial/mine")
                    .saying(Flash.of("words.undo").undoneBy("/trial/undo"));
        }

        @PostMapping("/api/trial")
        Reply api(Actor actor, @RequestBody Map<String, Object> body) {
            return Json.of(body);
        }
    }

    /** Of a whole page; data is shown nowhere and leads nowhere. */
    private static final List<String> PAGE_HEADERS =
            List.of("Referrer-Policy", "Cross-Origin-Opener-Policy", "Permissions-Policy");

    private static TestServer server;
    private static String secret;

    @BeforeAll
    static void start() {
        server = TestServer.start(Pages.class);
        PersonId person = new PersonId(server.door(Ids.class).next());
        server.door(Database.class)
                .sql(
                        """
                        insert into person (id, email, name, created_at)
                        values (:id, 'grace@example.org', 'Grace Mbeki', now())
                        """)
                .param("id", person.value())
                .update();
        secret = server.door(Sessions.class).begin(person, "test", "127.0.0.1").secret();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Browser signedIn() {
        return server.browser().cookie("c7", secret);
    }

    @Test
    void a_page_names_the_person_and_escapes_the_path() {
        var page = signedIn().get("/trial/mine");
        assertEquals(200, page.status());
        assertTrue(page.body().contains(">GM</span>"), page.body());
        assertTrue(page.body().contains("Hillside &lt;School&gt;"), page.body());
        assertEquals(
                page.body().getBytes().length, Integer.parseInt(page.header("Content-Length")));
    }

    @Test
    void a_page_that_did_not_change_is_not_sent_again() {
        String tag = signedIn().get("/trial/mine").header("ETag");
        var again = signedIn().with("If-None-Match", tag).get("/trial/mine");
        assertEquals(304, again.status());
        assertEquals("", again.body());
    }

    @Test
    void who_is_signed_out_is_asked_to_sign_in_and_led_back() {
        var page = server.browser().stopping().get("/trial/mine");
        assertEquals(303, page.status());
        assertEquals("/sign-in?to=%2Ftrial%2Fmine", page.header("Location"));
        assertTrue(server.browser().get("/trial/anyone").body().contains("false"));
        var api = server.browser().postJson("/api/trial", "{}");
        assertEquals(401, api.status());
        assertEquals("application/problem+json", api.header("Content-Type"));
    }

    @Test
    void what_is_not_an_id_is_not_found() {
        assertEquals(404, signedIn().get("/trial/lessons/1").status());
        assertEquals(200, signedIn().get("/trial/lessons/" + "0".repeat(20)).status());
        var nowhere = signedIn().get("/nowhere");
        assertEquals(404, nowhere.status());
        assertTrue(nowhere.body().contains("<h1>"), nowhere.body());
    }

    @Test
    void a_character_that_no_database_takes_is_bad_input() {
        var form = signedIn().stopping().post("/trial/changes", "title", "a\u0000b");
        assertEquals(400, form.status());
        assertEquals(400, signedIn().get("/trial/mine?to=%00").status());
        var path = signedIn().get("/trial/lessons/%00");
        assertEquals(400, path.status());
        assertFalse(path.body().contains("Tomcat"), path.body());
    }

    @Test
    void a_failure_of_ours_names_itself_and_nothing_else() {
        var page = signedIn().get("/trial/broken");
        assertEquals(500, page.status());
        var told = Pattern.compile("Failure ([0-9a-z]{20})").matcher(page.body());
        assertTrue(told.find());
        assertFalse(page.body().contains("planted"));
        var failures = server.door(Failures.class);
        failures.keep();
        var kept =
                failures.newest(10).stream()
                        .map(one -> failures.find(one.id()))
                        .flatMap(one -> Objects.requireNonNull(one).examples().stream())
                        .filter(example -> example.told().equals(told.group(1)))
                        .findFirst()
                        .orElseThrow();
        assertEquals("GET /trial/broken", kept.request());
        assertTrue(kept.person().matches("[0-9a-z]{20}"), kept.person());
    }

    @Test
    void a_form_filled_in_by_who_is_signed_out_has_what_was_typed() {
        var stopping = server.browser().stopping();
        var page = stopping.post("/trial/texts", "text", "Some words");
        assertEquals(401, page.status());
        assertTrue(page.body().contains("Some words</textarea>"), page.body());
        assertEquals(303, stopping.post("/trial/texts", "text", "7").status());
        assertEquals(303, signedIn().stopping().post("/trial/texts", "text", "Words of").status());
    }

    @Test
    void a_form_that_failed_has_what_was_typed_to_send_it_again() {
        var typed = "<b>A long text\nof two lines";
        var page =
                signedIn().post("/trial/broken", "text", typed, "unit", "7", "password", "s3cr3t");
        assertEquals(500, page.status());
        assertTrue(page.body().contains("action=\"/trial/broken\""), page.body());
        assertTrue(
                page.body().contains("\n&lt;b&gt;A long text\nof two lines</textarea>"),
                page.body());
        assertTrue(page.body().contains("name=\"unit\" value=\"7\""), page.body());
        assertFalse(page.body().contains("s3cr3t"), page.body());
        var foreign = signedIn().with("Sec-Fetch-Site", "cross-site");
        assertFalse(foreign.post("/trial/changes", "text", typed).body().contains("two lines"));
        assertTrue(signedIn().get("/trial/broken?a=1").body().contains("/trial/broken?a=1"));
    }

    @Test
    void another_site_cannot_change_anything() {
        assertEquals(
                403,
                signedIn().with("Sec-Fetch-Site", "cross-site").post("/trial/changes").status());
        assertEquals(
                403,
                signedIn().with("Sec-Fetch-Site", "same-site").post("/trial/changes").status());
        assertEquals(403, signedIn().with("Sec-Fetch-Site", null).post("/trial/changes").status());
        var foreign =
                signedIn().with("Sec-Fetch-Site", null).with("Origin", "https://evil.example");
        assertEquals(403, foreign.post("/trial/changes").status());
        assertEquals(200, signedIn().post("/trial/changes").status());
    }

    @Test
    void what_was_done_is_said_once_with_its_undo() {
        Browser browser = signedIn();
        var after = browser.post("/trial/changes");
        assertTrue(after.body().contains("role=\"status\""), after.body());
        assertTrue(after.body().contains("action=\"/trial/undo\""), after.body());
        assertFalse(browser.get("/trial/mine").body().contains("role=\"status\""));
    }

    @Test
    void a_body_without_a_length_ends_at_the_limit() {
        byte[] large = ("{\"a\":\"" + "x".repeat(Gate.BODY_BYTES_MAX) + "\"}").getBytes();
        assertEquals(413, signedIn().postBody("/api/trial", "application/json", large).status());
        var chunked =
                HttpRequest.newBuilder()
                        .header("Content-Type", "application/json")
                        .POST(
                                HttpRequest.BodyPublishers.fromPublisher(
                                        HttpRequest.BodyPublishers.ofByteArray(large)));
        assertEquals(413, signedIn().send("/api/trial", chunked).status());
        assertEquals(200, signedIn().postJson("/api/trial", "{\"a\":1}").status());
        assertEquals(400, signedIn().postJson("/api/trial", "{\"a\"").status());
        assertEquals(415, signedIn().postBody("/api/trial", "text/plain", "a".getBytes()).status());
        assertEquals(405, signedIn().get("/api/trial").status());
    }

    @Test
    void styles_are_kept_for_ever_and_name_the_font_by_its_content() {
        String page = signedIn().get("/trial/mine").body();
        var link = Pattern.compile("/assets/classroom-[0-9a-f]{12}\\.css").matcher(page);
        assertTrue(link.find(), page);
        var style = server.browser().get(link.group());
        assertTrue(style.header("Cache-Control").contains("immutable"));
        var font = Pattern.compile("/assets/literata-[0-9a-f]{12}\\.woff2").matcher(style.body());
        assertTrue(font.find());
        assertEquals("font/woff2", server.browser().get(font.group()).header("Content-Type"));
        assertEquals(404, server.browser().get("/assets/classroom.css").status());
    }

    @Test
    void data_carries_no_headers_that_only_pages_need() {
        var data = signedIn().get("/api/courses");
        assertEquals(
                "default-src 'none'; frame-ancestors 'none'",
                data.header("Content-Security-Policy"));
        assertEquals("nosniff", data.header("X-Content-Type-Options"));
        assertEquals("same-origin", data.header("Cross-Origin-Resource-Policy"));
        var page = signedIn().get("/trial/mine");
        for (var header : PAGE_HEADERS) {
            assertEquals("", data.header(header), header);
            assertFalse(page.header(header).isEmpty(), header);
        }
    }

    @Test
    void every_answer_forbids_inline_scripts_and_frames() {
        for (String path : new String[] {"/trial/mine", "/nowhere", "/trial/broken"}) {
            String policy = signedIn().get(path).header("Content-Security-Policy");
            assertTrue(policy.contains("script-src 'self';"), path);
            assertTrue(policy.contains("frame-ancestors 'none'"), path);
        }
    }
}
