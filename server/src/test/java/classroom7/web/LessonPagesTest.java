package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.testing.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LessonPagesTest {
    private static final String SOURCE =
            """
            A tree has no heart, and yet water climbs forty metres.

            ??? choice
            What moves water up a tall tree?

            ( ) The roots pump it up
                > Only a few metres.
            (x) Evaporation from the leaves pulls it up
            ???

            On a dry day the thread can break.
            """;

    private static WebClassroom classroom;
    private static LessonId lesson;

    @BeforeAll
    static void open() {
        classroom = new WebClassroom();
        classroom.enrol(classroom.learner);
        lesson = classroom.lesson("How plants drink", SOURCE);
    }

    @AfterAll
    static void close() {
        classroom.close();
    }

    private static String address() {
        return "/lessons/" + lesson;
    }

    private static String first(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), text);
        return found.group(1);
    }

    @Test
    void questions_stand_in_the_text_and_hide_their_key() {
        var page = classroom.signedIn(classroom.learner).get(address());
        assertEquals(200, page.status());
        int before = page.body().indexOf("forty metres");
        int question = page.body().indexOf("What moves water");
        int after = page.body().indexOf("On a dry day");
        assertTrue(before < question && question < after, page.body());
        assertFalse(page.body().contains("Only a few metres"), page.body());
    }

    @Test
    void a_plain_form_is_saved_and_marked() {
        var learner = classroom.member("Paula Plain", "learner");
        classroom.enrol(learner);
        Browser browser = classroom.signedIn(learner);
        String page = browser.get(address()).body();
        String field = first("name=\"(question\\.[0-9a-z]+)\"", page);
        String wrong = first("value=\"([^\"]+)\"[^>]*><span>The roots", page);
        var answered = browser.post(address() + "/answers", field, wrong);
        assertEquals(200, answered.status());
        assertTrue(answered.body().contains("Saved "), answered.body());
        assertTrue(answered.body().contains("Only a few metres"), answered.body());
    }

    @Test
    void who_teaches_answers_nothing_and_may_edit() {
        var page = classroom.signedIn(classroom.teacher).get(address());
        assertTrue(page.body().contains(address() + "/edit"), page.body());
        assertFalse(page.body().contains("data-answers"), page.body());
    }

    @Test
    void who_teaches_sees_the_page_as_a_learner_does() {
        var teacher = classroom.signedIn(classroom.teacher);
        var course = teacher.get("/courses/" + classroom.course).body();
        assertTrue(course.contains(address() + "?as=learner"), course);
        var page = teacher.get(address() + "?as=learner").body();
        assertTrue(page.contains("This is what a learner sees"), page);
        assertFalse(page.contains(address() + "/edit"), page);
        assertFalse(page.contains("Only a few metres"), page);
        assertTrue(page.contains("<input type=\"radio\""), page);
        String field = first("name=\"(question\\.[0-9a-z]+)\"", page);
        String choice = first("value=\"([^\"]+)\"[^>]*><span>The roots", page);
        teacher.post(address() + "/answers", field, choice);
        var kept = teacher.get("/api/lessons/" + lesson + "/answers").body();
        assertTrue(kept.contains("\"answers\":[]"), kept);
    }

    @Test
    void a_stranger_finds_nothing() {
        Browser stranger = classroom.signedIn(classroom.stranger);
        assertEquals(404, stranger.get(address()).status());
        assertEquals(404, stranger.post(address() + "/answers", "question.x", "y").status());
        assertEquals(404, stranger.post(address() + "/attempts").status());
    }

    @Test
    void home_says_where_to_go_on() {
        var learner = classroom.member("Ben Begin", "learner");
        classroom.enrol(learner);
        Browser browser = classroom.signedIn(learner);
        assertTrue(browser.get("/").body().contains("Next in Biology 8"));
        browser.post(address() + "/reading", "end", "false");
        String home = browser.get("/").body();
        assertTrue(home.contains("where you stopped just now"), home);
        assertTrue(home.contains("href=\"" + address()), home);
    }

    @Test
    void fetching_ahead_begins_nothing() {
        var learner = classroom.member("Fay Fetch", "learner");
        classroom.enrol(learner);
        Browser browser = classroom.signedIn(learner);
        browser.with("Sec-Purpose", "prefetch").get(address());
        assertTrue(browser.get("/").body().contains("Next in Biology 8"));
    }
}
