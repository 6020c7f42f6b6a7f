package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.platform.database.Database;
import classroom7.testing.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Timed work over real HTTP, by browsers that run no script. */
class TimedPagesTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SECRET = "What moves water up a tall tree?";
    private static final String SOURCE =
            """
            A tree has no heart, and yet water climbs forty metres.

            ??? choice
            What moves water up a tall tree?

            ( ) The roots pump it up
                > Only a few metres.
            (x) Evaporation pulls it up
            ???

            ??? text
            What is it called?

            = transpiration
            ???
            """;

    private static WebClassroom classroom;
    private static int number;

    private LessonId lesson;
    private Browser learner;
    private Browser teacher;

    @BeforeAll
    static void open() {
        classroom = new WebClassroom();
        classroom.enrol(classroom.learner);
    }

    @AfterAll
    static void close() {
        classroom.close();
    }

    @BeforeEach
    void timed() {
        lesson = classroom.lesson("Test " + ++number, SOURCE);
        learner = classroom.signedIn(classroom.learner);
        teacher = classroom.signedIn(classroom.teacher);
        agree("20", "1");
    }

    @Test
    void nothing_is_shown_before_it_begins_on_any_way() {
        var page = learner.get(address());
        assertTrue(page.body().contains("You have 20 minutes."), page.body());
        assertFalse(page.body().contains("forty metres"));
        assertFalse(page.body().contains(SECRET));
        assertEquals(404, learner.get(address() + "/questions/" + question()).status());
        assertEquals(404, learner.get(address() + "/time").status());
        var json = json(learner.get("/api" + address()));
        assertEquals("", json.path("html").asString());
        assertEquals(0, json.path("attempt").asInt());
        assertEquals(20, json.path("minutes").asInt());
        assertTrue(json.path("questions").isEmpty());
        assertEquals(0, attempts());
        assertTrue(teacher.get(address()).body().contains(SECRET));
    }

    @Test
    void a_plain_form_begins_answers_and_hands_in() {
        var begun = learner.post(address() + "/attempts", "seen", "0");
        assertTrue(begun.body().contains(SECRET), begun.body());
        assertTrue(begun.body().contains("data-time=\"running\""));
        var choice = "question." + question();
        var choices = Pattern.compile("type=\"radio\"[^>]*value=\"([^\"]+)\"");
        var found = choices.matcher(begun.body());
        assertTrue(found.find(), begun.body());
        var saved = learner.post(address() + "/answers", choice, found.group(1));
        assertTrue(saved.body().contains("Saved"), saved.body());
        assertFalse(saved.body().contains("Only a few metres"), "feedback while time runs");
        var summary = learner.get(address() + "/hand-in").body();
        assertTrue(summary.contains("1 of 2 questions answered"), summary);
        assertTrue(summary.contains(">Question 2<"), summary);
        var handed = learner.post(address() + "/hand-in").body();
        assertTrue(handed.contains("data-time=\"handed-in\""), handed);
        assertTrue(handed.contains("action=\"" + address() + "/hand-in/end\""));
        assertFalse(handed.contains("Only a few metres"), "feedback while it can be taken back");
        assertTrue(learner.post(address() + "/hand-in/end").body().contains("data-time=\"running"));
    }

    @Test
    void a_second_device_and_a_second_click_find_the_attempt_that_runs() {
        var first = json(learner.postJson("/api" + address() + "/attempts", "{}"));
        var second = classroom.signedIn(classroom.learner);
        var again = json(second.postJson("/api" + address() + "/attempts", "{}"));
        assertEquals(first.path("endsAt"), again.path("endsAt"));
        assertEquals(first.path("attempt"), again.path("attempt"));
        assertTrue(second.get(address()).body().contains(first.path("endsAt").asString()));
        assertEquals(1, attempts());
        var time = json(second.get(address() + "/time"));
        assertEquals(first.path("endsAt"), time.path("endsAt"));
    }

    @Test
    void time_given_is_there_at_once_and_taken_back_by_one_click() {
        learner.post(address() + "/attempts", "seen", "0");
        var before = json(learner.get(address() + "/time")).path("endsAt").asString();
        var given = teacher.post(address() + "/extra-time", "minutes", "5").body();
        var after = json(learner.get(address() + "/time")).path("endsAt").asString();
        assertNotEquals(before, after);
        assertTrue(given.contains("5 minutes given"), given);
        var undo = Pattern.compile("action=\"([^\"]+/extra-time/\\w+/end)\"").matcher(given);
        assertTrue(undo.find(), given);
        teacher.post(undo.group(1));
        assertEquals(before, json(learner.get(address() + "/time")).path("endsAt").asString());
        var one = address() + "/work/" + classroom.learner.person();
        teacher.post(one + "/extra-time", "minutes", "10");
        assertNotEquals(before, json(learner.get(address() + "/time")).path("endsAt").asString());
        var odd = teacher.post(one + "/extra-time", "minutes", "100000");
        assertEquals(400, odd.status());
        assertTrue(
                teacher.get("/courses/" + classroom.course + "/working")
                        .body()
                        .contains("at work"));
    }

    @Test
    void who_is_at_work_is_told_anew_when_more_changed_than_the_time_left() {
        var page = teacher.get(address() + "/working").body();
        var seen = seen(page);
        assertEquals(204, teacher.get(address() + "/working?seen=" + seen).status());
        learner.post(address() + "/attempts", "seen", "0");
        var begun = teacher.get(address() + "/working?seen=" + seen);
        assertEquals(200, begun.status());
        assertTrue(begun.body().contains("at work"), begun.body());
        assertFalse(begun.body().contains("<h1>"), "more than the piece");
        var running = seen(begun.body());
        assertEquals(204, teacher.get(address() + "/working?seen=" + running).status());
        teacher.post(address() + "/extra-time", "minutes", "5");
        assertEquals(200, teacher.get(address() + "/working?seen=" + running).status());
    }

    private static String seen(String page) {
        var found = Pattern.compile("data-seen=\"([0-9a-f]{8})\"").matcher(page);
        assertTrue(found.find(), page);
        return found.group(1);
    }

    @Test
    void when_the_time_has_ended_answers_are_read_only_and_feedback_shows() {
        learner.post(address() + "/attempts", "seen", "0");
        var form = learner.get(address()).body();
        var choices = Pattern.compile("type=\"radio\"[^>]*value=\"([^\"]+)\"").matcher(form);
        assertTrue(choices.find(), form);
        learner.post(address() + "/answers", "question." + question(), choices.group(1));
        end();
        var ended = learner.get(address()).body();
        assertTrue(ended.contains("data-time=\"over\""), ended);
        assertTrue(ended.contains("Only a few metres") || ended.contains("1 of 1"), ended);
        assertFalse(ended.contains("<button class=\"button small\" data-check"), ended);
        var late =
                learner.post(address() + "/answers", "question." + question(), choices.group(1))
                        .body();
        assertTrue(late.contains("data-time=\"over\""), late);
        assertTrue(learner.get(address() + "/start").body().contains("used all 1 attempts"));
    }

    @Test
    void more_attempts_and_time_for_one_learner_are_offered_on_the_work_page() {
        var work = address() + "/work/" + classroom.learner.person();
        var saved =
                teacher.post(work + "/allowance", "percent", "50", "minutes", "5", "attempts", "1");
        assertTrue(saved.body().contains("50 %"), saved.body());
        assertTrue(learner.get(address()).body().contains("You have 35 minutes."));
        assertTrue(learner.get(address()).body().contains("attempt 1 of 2"));
        teacher.post(work + "/allowance", "percent", "0", "minutes", "0", "attempts", "0");
    }

    @Test
    void a_limit_survives_the_settings_page_and_odd_ones_are_refused() {
        assertTrue(teacher.get(address() + "/edit").body().contains("20 minutes’ time"));
        assertEquals(
                422,
                teacher.post(address() + "/agreement", "zone", "UTC", "minutes", "5000").status());
        agree("0", "0");
        assertTrue(learner.get(address()).body().contains(SECRET));
    }

    private void agree(String minutes, String attempts) {
        var agreed =
                teacher.post(
                        address() + "/agreement",
                        "zone",
                        "UTC",
                        "late",
                        "keep",
                        "feedback",
                        "at-once",
                        "minutes",
                        minutes,
                        "attempts",
                        attempts);
        assertEquals(200, agreed.status(), agreed.body());
    }

    /** As if twenty minutes had passed. */
    private void end() {
        classroom
                .door(Database.class)
                .sql(
                        """
                        update attempt set started_at = started_at - interval '21 minutes',
                                           ends_at = ends_at - interval '21 minutes'
                         where lesson_id = ?
                        """)
                .params(lesson.value())
                .update();
    }

    private int attempts() {
        return classroom
                .door(Database.class)
                .sql("select count(*) from attempt where lesson_id = ?")
                .params(lesson.value())
                .query(Integer.class)
                .single();
    }

    private String question() {
        return classroom
                .door(Database.class)
                .sql("select pins -> 0 ->> 'question' from lesson_version where lesson_id = ?")
                .params(lesson.value())
                .query(String.class)
                .single();
    }

    private String address() {
        return "/lessons/" + lesson;
    }

    private static JsonNode json(Browser.Visit visit) {
        assertTrue(visit.status() < 300, visit.status() + " " + visit.body());
        return JSON.readTree(visit.body());
    }
}
