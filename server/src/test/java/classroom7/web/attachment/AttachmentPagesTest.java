package classroom7.web.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.platform.database.Database;
import classroom7.platform.settings.Settings;
import classroom7.testing.Browser;
import classroom7.testing.School;
import classroom7.testing.Taught;
import classroom7.testing.TestServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class AttachmentPagesTest {
    private static final String TEXT = "0123456789";

    private static TestServer server;
    private static School school;
    private static LessonId lesson;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        school = School.open(server.door(Database.class), InstantSource.system());
        lesson = Taught.lesson(server, school, "Roots", "Roots drink.");
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void a_file_comes_whole_with_its_tag_type_and_name() {
        var visit = as("grace").get(attached("notes ä.txt", TEXT));
        assertEquals(200, visit.status());
        assertEquals(TEXT, visit.body());
        assertEquals("text/plain;charset=utf-8", visit.header("Content-Type").replace(" ", ""));
        assertEquals("10", visit.header("Content-Length"));
        assertEquals("bytes", visit.header("Accept-Ranges"));
        assertEquals("nosniff", visit.header("X-Content-Type-Options"));
        assertTrue(visit.header("Cache-Control").startsWith("private"));
        assertTrue(visit.header("ETag").matches("\"[0-9a-f]{64}\""), visit.header("ETag"));
        assertEquals(
                "attachment; filename*=UTF-8''notes%20%C3%A4.txt",
                visit.header("Content-Disposition"));
    }

    @ParameterizedTest
    @CsvSource({
        "bytes=0-3, 206, 0123, bytes 0-3/10",
        "bytes=7-, 206, 789, bytes 7-9/10",
        "bytes=-2, 206, 89, bytes 8-9/10",
        "bytes=8-99, 206, 89, bytes 8-9/10",
        "bytes=-99, 206, 0123456789, bytes 0-9/10",
        "bytes=10-, 416, '', bytes */10",
        "bytes=-0, 416, '', bytes */10",
        "'bytes=0-1,4-5', 200, 0123456789, ''",
        "bytes=5-2, 200, 0123456789, ''",
        "lines=1-2, 200, 0123456789, ''",
        "bytes=99999999999999999999-, 200, 0123456789, ''"
    })
    void a_part_is_given_as_it_was_asked_for(String range, int status, String body, String told) {
        var visit = as("grace").with("Range", range).get(attached("notes.txt", TEXT));
        assertEquals(status, visit.status());
        assertEquals(body, visit.body());
        assertEquals(told, visit.header("Content-Range"));
    }

    @Test
    void what_the_browser_holds_is_not_sent_again() {
        var address = attached("notes.txt", TEXT);
        var tag = as("grace").get(address).header("ETag");
        for (var held : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
            var visit = as("grace").with("If-None-Match", held).get(address);
            assertEquals(304, visit.status(), held);
            assertEquals("", visit.body());
            assertEquals(tag, visit.header("ETag"));
        }
        assertEquals(200, as("grace").with("If-None-Match", "\"other\"").get(address).status());
        var part = as("grace").with("Range", "bytes=0-1");
        assertEquals(206, part.with("If-Range", tag).get(address).status());
        assertEquals(200, part.with("If-Range", "\"other\"").get(address).status());
    }

    @Test
    void asking_for_the_head_alone_sends_no_bytes() {
        var head = HttpRequest.newBuilder().method("HEAD", HttpRequest.BodyPublishers.noBody());
        var visit = as("grace").send(attached("notes.txt", TEXT), head);
        assertEquals(200, visit.status());
        assertEquals("10", visit.header("Content-Length"));
        assertEquals("", visit.body());
    }

    @Test
    void a_drawing_is_shown_and_runs_nothing() {
        var svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
        var visit = as("grace").get(attached("tree.svg", svg));
        assertEquals("image/svg+xml", visit.header("Content-Type"));
        assertTrue(visit.header("Content-Disposition").startsWith("inline"));
        assertTrue(visit.header("Content-Security-Policy").endsWith("sandbox"));
        assertFalse(visit.header("Content-Security-Policy").contains("script-src"));
    }

    @Test
    void what_is_no_file_for_a_lesson_is_refused_with_a_reason() {
        for (var wrong : List.of("program.exe", "page.html", "library.jar")) {
            var visit = upload("ada", wrong, "MZ\0\u0001<html><script>");
            assertEquals(415, visit.status(), wrong);
            assertTrue(visit.body().contains(wrong), visit.body());
        }
        assertEquals(404, upload("grace", "notes.txt", TEXT).status());
        assertEquals(404, upload("edsger", "notes.txt", TEXT).status());
    }

    /** What a browser without scripts is told, is a page. */
    @Test
    void who_sends_a_file_by_a_plain_form_reads_a_page() {
        var good = plainly("notes.txt", TEXT);
        assertEquals(303, good.status());
        assertEquals("/lessons/" + lesson + "/edit", good.header("Location"));
        var text = as("ada").get(good.header("Location")).body();
        assertTrue(text.contains("[notes.txt](/attachments/"), text);
        var bad = plainly("program.exe", "MZ\0\u0001");
        assertEquals(415, bad.status());
        assertTrue(bad.body().contains("<h1>program.exe is of a type"), bad.body());
    }

    @Test
    void a_removed_file_is_gone_for_all_until_that_is_undone() {
        var address = attached("gone.txt", "gone");
        var ada = as("ada").stopping();
        var files = "/courses/" + school.fractions + "/files";
        assertTrue(ada.get(files).body().contains("gone.txt"));
        var id = address.split("/")[2];
        var removed = ada.post(files + "/" + id + "/removal");
        assertEquals(303, removed.status());
        assertEquals(files, removed.header("Location"));
        assertEquals(404, as("grace").get(address).status());
        var page = ada.get(files).body();
        assertTrue(page.contains(files + "/" + id + "/restoration"), "undo is offered");
        assertEquals(303, ada.post(files + "/" + id + "/restoration").status());
        assertEquals(200, as("grace").get(address).status());
        assertEquals(404, as("grace").post(files + "/" + id + "/removal").status());
        assertEquals(404, ada.post(files + "/nothing/removal").status());
    }

    /** What was said of the picture does not hold for the page that says that it is lost. */
    @Test
    void a_file_that_is_lost_is_a_page_like_any_other() throws IOException {
        var drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\"><path d=\"M1 2h3\"/></svg>";
        var address = attached("lost.svg", drawing);
        var sha256 = as("grace").get(address).header("ETag").replace("\"", "");
        try (var files = Files.walk(server.door(Settings.class).home())) {
            var lost = files.filter(file -> file.getFileName().toString().contains(sha256));
            assertTrue(Files.deleteIfExists(lost.findFirst().orElseThrow()));
        }
        var page = as("grace").get(address);
        assertEquals(500, page.status());
        assertTrue(page.header("Content-Type").startsWith("text/html"));
        assertFalse(page.header("Content-Security-Policy").contains("sandbox"));
        for (var header : List.of("ETag", "Accept-Ranges", "Content-Disposition")) {
            assertEquals("", page.header(header), header);
        }
        assertEquals("no-store", page.header("Cache-Control"));
    }

    /** Its address. */
    private static String attached(String name, String text) {
        var visit = upload("ada", name, text);
        assertEquals(201, visit.status(), visit::body);
        var markdown = JsonMapper.shared().readTree(visit.body()).path("markdown").asString();
        return markdown.substring(markdown.indexOf("](") + 2, markdown.length() - 1);
    }

    private static Browser.Visit plainly(String name, String text) {
        return sent(as("ada").stopping(), name, text);
    }

    private static Browser.Visit upload(String who, String name, String text) {
        return sent(as(who).with("Accept", "application/json"), name, text);
    }

    private static Browser.Visit sent(Browser browser, String name, String text) {
        var body = new ByteArrayOutputStream();
        body.writeBytes(
                """
                --edge\r
                Content-Disposition: form-data; name="file"; filename="%s"\r
                \r
                %s\r
                --edge--\r
                """
                        .formatted(name, text)
                        .getBytes(UTF_8));
        return browser.postBody(
                "/lessons/" + lesson + "/attachments",
                "multipart/form-data; boundary=edge",
                body.toByteArray());
    }

    private static Browser as(String name) {
        var browser = server.browser();
        browser.post("/sign-in", "email", name + "@example.org", "password", School.PASSWORD);
        return browser;
    }
}
