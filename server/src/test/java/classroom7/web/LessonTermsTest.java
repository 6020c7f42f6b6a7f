package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.learning.answer.Answering;
import classroom7.learning.lesson.Agreements;
import classroom7.learning.lesson.FeedbackPolicy;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Terms;
import classroom7.learning.progress.Projection;
import classroom7.testing.Browser;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a teacher agreed for a lesson, as its learners meet it: on pages and in the API. */
class LessonTermsTest {
    private static final String CLIMBING =
            """
            Water climbs.

            ??? choice
            What moves it?
            ( ) The roots
                > Only a few metres.
            (x) The leaves
                > They pull.
            ( ) The wind
            ( ) The moon
            ( ) The sun
            ( ) The soil
            hint: Think of the top.
            explanation: The thread of water does not break.
            ???
            """;
    private static final Pattern SHOWN = Pattern.compile("type=\"radio\"[^>]*value=\"([^\"]+)\"");

    private static WebClassroom classroom;
    private static int learners;
    private static int sequence;

    @BeforeAll
    static void open() {
        classroom = new WebClassroom();
    }

    @AfterAll
    static void close() {
        classroom.close();
    }

    private static Browser learner() {
        var learner = classroom.member("Learner Number" + ++learners, "learner");
        classroom.enrol(learner);
        return classroom.signedIn(learner);
    }

    private static LessonId lesson(FeedbackPolicy feedback, int attempts, boolean shuffle) {
        var lesson = classroom.lesson("Climbing " + ++learners, CLIMBING);
        var terms = new Terms(null, null, LatePolicy.COUNT, attempts, feedback, shuffle, 0);
        classroom.door(Agreements.class).agree(classroom.teacher, lesson, terms);
        return lesson;
    }

    /** The answer is sent; what is shown afterwards is for the test to look at. */
    private static JsonNode answer(Browser browser, LessonId lesson, String choice) {
        return answer(browser, lesson, 1, choice);
    }

    private static JsonNode answer(Browser browser, LessonId lesson, int attempt, String choice) {
        var question = json(browser, "/api/lessons/" + lesson).path("questions").path(0);
        var id =
                question.path("choices")
                        .valueStream()
                        .filter(one -> one.path("html").asString().contains(choice))
                        .findFirst()
                        .orElseThrow()
                        .path("id")
                        .asString();
        var sent =
                """
                {"answers":[{"id":"%s","question":"%s","version":1,"attempt":%d,"sequence":%d,
                  "response":{"choice":"%s"},"answeredAt":"2026-11-22T12:00:00Z"}]}
                """
                        .formatted(
                                Answering.id(),
                                question.path("id").asString(),
                                attempt,
                                ++sequence,
                                id);
        var reply = browser.postJson("/api/answers", sent).body();
        assertTrue(reply.contains("accepted"), reply);
        return question;
    }

    @Test
    void nothing_tells_right_from_wrong_where_marks_are_not_shown() {
        var lesson = lesson(FeedbackPolicy.NEVER, 0, false);
        var right = learner();
        var wrong = learner();
        answer(right, lesson, "The leaves");
        var question = answer(wrong, lesson, "The roots").path("id").asString();
        classroom.door(Projection.class).catchUp(classroom.school);
        for (var path :
                List.of("/lessons/%s", "/lessons/%s/questions/" + question, "/api/lessons/%s")) {
            for (var browser : List.of(right, wrong)) {
                var body = browser.get(path.formatted(lesson)).body();
                for (var telling :
                        List.of(
                                "They pull",
                                "Only a few",
                                "does not break",
                                "verdict",
                                "choice good",
                                "choice wrong")) {
                    assertFalse(body.contains(telling), telling + " in " + body);
                }
            }
        }
        var course = "/courses/" + classroom.course;
        var elsewhere =
                List.of(
                        course,
                        "/api" + course + "/progress",
                        "/",
                        "/lessons/" + lesson + "/receipts");
        for (var path : elsewhere) {
            assertEquals(bare(right.get(path).body()), bare(wrong.get(path).body()), path);
        }
        var own = json(wrong, "/api/lessons/" + lesson + "/answers").path("answers").path(0);
        assertTrue(own.path("mark").isMissingNode(), own::toString);
    }

    @Test
    void a_hint_is_there_before_feedback_after_the_answer_and_the_explanation_when_it_is_right() {
        var lesson = lesson(FeedbackPolicy.AT_ONCE, 0, false);
        var wrong = learner();
        var before = wrong.get("/lessons/" + lesson).body();
        assertTrue(before.contains("Think of the top."), before);
        assertFalse(before.contains("does not break"), before);
        answer(wrong, lesson, "The roots");
        var after = wrong.get("/lessons/" + lesson).body();
        assertTrue(after.contains("Only a few metres."), after);
        assertFalse(after.contains("does not break"), after);
        answer(wrong, lesson, "The leaves");
        var right = wrong.get("/lessons/" + lesson).body();
        assertTrue(right.contains("They pull."), right);
        assertTrue(right.contains("does not break"), right);
        var own = json(wrong, "/api/lessons/" + lesson + "/answers").path("answers").path(0);
        assertEquals("right", own.path("mark").path("verdict").asString(), own::toString);
    }

    @Test
    void each_attempt_is_shuffled_by_its_seed_alike_on_the_page_and_in_the_api() {
        var lesson = lesson(FeedbackPolicy.AT_ONCE, 0, true);
        var orders = new HashSet<List<String>>();
        for (int number = 0; number < 8; number++) {
            var browser = learner();
            answer(browser, lesson, "The leaves");
            var order = order(browser, lesson);
            assertEquals(order, order(browser, lesson), "the same attempt, the same order");
            assertEquals(order, orderInApi(browser, lesson));
            orders.add(order);
        }
        assertTrue(orders.size() > 2, orders::toString);
        var straight = lesson(FeedbackPolicy.AT_ONCE, 0, false);
        assertEquals(orderInApi(learner(), straight), order(learner(), straight));
    }

    @Test
    void a_new_attempt_is_shuffled_anew_and_there_are_no_more_than_agreed() {
        var lesson = lesson(FeedbackPolicy.AT_ONCE, 2, true);
        var attempts = "/api/lessons/" + lesson + "/attempts";
        var again = new HashSet<Boolean>();
        for (int number = 0; number < 8; number++) {
            var browser = learner();
            answer(browser, lesson, "The roots");
            var first = order(browser, lesson);
            assertEquals(201, browser.postJson(attempts, "{}").status());
            again.add(first.equals(order(browser, lesson)));
            assertEquals(201, browser.postJson(attempts, "{}").status(), "nothing is in it yet");
            answer(browser, lesson, 2, "The roots");
            assertEquals(409, browser.postJson(attempts, "{}").status(), "two were agreed");
        }
        assertTrue(again.contains(false), "no order changed");
    }

    private static List<String> order(Browser browser, LessonId lesson) {
        return SHOWN.matcher(browser.get("/lessons/" + lesson).body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> orderInApi(Browser browser, LessonId lesson) {
        var question = json(browser, "/api/lessons/" + lesson).path("questions").path(0);
        return question.path("choices").valueStream().map(c -> c.path("id").asString()).toList();
    }

    /** Without what differs between any two learners. */
    private static String bare(String body) {
        return body.replaceAll("(?<![0-9a-z])[0-9a-z]{20}(?![0-9a-z])", "ID")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "UUID")
                .replaceAll("[0-9a-f]{64}", "DIGEST")
                .replaceAll("(?i)learner.number\\d+", "LEARNER")
                .replaceAll("LN\\d*", "LN")
                .replaceAll("\\d\\d:\\d\\d(:\\d\\d)?(\\.\\d+)?", "TIME")
                .replaceAll("\\{\\s*&quot;choice.*?}|\"choice\":\"[^\"]*\"", "CHOICE")
                .replaceAll("The (leaves|roots)", "CHOICE")
                .replaceAll("from device \\w+", "from DEVICE");
    }

    private static JsonNode json(Browser browser, String path) {
        return JsonMapper.shared().readTree(browser.get(path).body());
    }
}
