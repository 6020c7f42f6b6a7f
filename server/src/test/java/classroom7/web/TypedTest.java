package classroom7.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.testing.Browser;
import classroom7.testing.Browser.Visit;
import classroom7.web.reply.Reply;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Without scripts: what was typed into a form that takes files is on the page that refuses it. */
class TypedTest {
    private static final String TYPED = "Typed for a quarter of an hour, <b>& so on</b>.";
    private static final String SHOWN =
            "Typed for a quarter of an hour, &lt;b&gt;&amp; so on&lt;/b&gt;.";
    private static final int MEGABYTE = 1 << 20;

    private static WebClassroom classroom;

    /** A form that meets a fault of ours. */
    @Controller
    static class Broken {
        @PostMapping("/trial/broken")
        Reply broken(@RequestParam String source) {
            throw new IllegalStateException("planted, with " + source.length() + " characters");
        }
    }

    @BeforeAll
    static void open() {
        classroom = new WebClassroom(Broken.class);
    }

    @AfterAll
    static void close() {
        classroom.close();
    }

    @Test
    void after_a_failure_of_ours() {
        var page = sent(teacher(), "/trial/broken", TYPED, "leaf.png", 1000);
        assertEquals(500, page.status());
        assertKept(page, "leaf.png");
        assertTrue(page.body().contains("action=\"/trial/broken\""), page::body);
        assertTrue(page.body().contains("enctype=\"multipart/form-data\""), page::body);
        assertTrue(page.body().contains("type=\"file\" name=\"file\""), page::body);
    }

    @Test
    void and_a_file_that_was_not_chosen_is_not_missed() {
        var page = sent(teacher(), "/trial/broken", TYPED, "", 0);
        assertTrue(page.body().contains(SHOWN), page::body);
        assertFalse(page.body().contains("could not be kept"), page::body);
        assertTrue(page.body().contains("type=\"file\" name=\"file\""), page::body);
    }

    @Test
    void after_the_session_ended() {
        var lesson = classroom.lesson("Roots", "Roots drink.");
        var page = sent(classroom.server.browser(), "/lessons/" + lesson + "/draft", TYPED, "", 0);
        assertEquals(401, page.status());
        assertTrue(page.body().contains(SHOWN), page::body);
        assertTrue(page.body().contains("You are signed out"), page::body);
    }

    @Test
    void beside_a_file_that_is_too_large() {
        var people = "/organizations/" + classroom.school + "/people/import/preview";
        var owner = classroom.signedIn(classroom.member("Olga Owner", "owner"));
        var page = sent(owner, people, TYPED, "people.csv", 3 * MEGABYTE);
        assertEquals(413, page.status());
        assertKept(page, "people.csv");
    }

    @Test
    void in_a_list_of_people_that_cannot_be_read() {
        var people = "/organizations/" + classroom.school + "/people/import/preview";
        var owner = classroom.signedIn(classroom.member("Otto Owner", "owner"));
        var page = owner.post(people, "csv", "\"Ada,ada@example.org\nno end");
        assertEquals(422, page.status());
        assertTrue(page.body().contains("no end</textarea>"), page::body);
    }

    private static Browser teacher() {
        return classroom.signedIn(classroom.teacher);
    }

    private static void assertKept(Visit page, String file) {
        assertTrue(page.body().contains(SHOWN), page::body);
        assertTrue(page.body().contains("The file “" + file + "” could not be kept"), page::body);
    }

    private static Visit sent(Browser browser, String path, String typed, String file, int bytes) {
        var body =
                part("source", "", typed)
                        + part("file", "; filename=\"" + file + "\"", "x".repeat(bytes))
                        + "--edge--\r\n";
        return browser.postBody(path, "multipart/form-data; boundary=edge", body.getBytes(UTF_8));
    }

    private static String part(String name, String more, String content) {
        return "--edge\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n"
                .formatted(name, more, content);
    }
}
