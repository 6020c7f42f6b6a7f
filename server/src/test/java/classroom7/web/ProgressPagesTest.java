package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.learning.answer.Answering;
import classroom7.platform.database.Database;
import classroom7.testing.Browser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ProgressPagesTest {
    private static final String SOURCE =
            """
            ??? choice
            What moves water up a tall tree?

            ( ) The roots pump it up
            (x) Evaporation from the leaves pulls it up
            ???
            """;

    private static WebClassroom classroom;
    private static LessonId lesson;

    @BeforeAll
    static void open() {
        classroom = new WebClassroom();
        classroom.enrol(classroom.learner);
        lesson = classroom.lesson("How plants drink", SOURCE);
        Browser browser = classroom.signedIn(classroom.learner);
        String page = browser.get("/lessons/" + lesson).body();
        browser.post(
                "/lessons/" + lesson + "/answers",
                first("name=\"(question\\.[0-9a-z]+)\"", page),
                first("value=\"([^\"]+)\"[^>]*><span>The roots", page));
    }

    @AfterAll
    static void close() {
        classroom.close();
    }

    private static String first(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), text);
        return found.group(1);
    }

    @Test
    void the_grid_is_the_teachers_alone() {
        String address = "/courses/" + classroom.course + "/progress";
        var grid = classroom.signedIn(classroom.teacher).get(address);
        assertEquals(200, grid.status());
        assertTrue(grid.body().contains("Grace Mbeki"), grid.body());
        assertEquals(404, classroom.signedIn(classroom.stranger).get(address).status());
        assertEquals(
                "/courses/" + classroom.course,
                classroom.signedIn(classroom.learner).get(address).path());
    }

    @Test
    void an_answer_can_be_looked_at_and_more_time_given_and_taken_back() {
        String address = "/lessons/" + lesson + "/work/" + classroom.learner.person();
        Browser teacher = classroom.signedIn(classroom.teacher);
        assertTrue(teacher.get(address).body().contains("The roots pump it up"));
        var given = teacher.post(address + "/extension", "due", "2030-01-02T18:00", "zone", "UTC");
        assertTrue(given.body().contains("Due 2 Jan 2030 at 18:00"), given.body());
        assertTrue(given.body().contains("action=\"" + address + "/extension/end\""));
        var unread = teacher.post(address + "/extension", "due", "soon", "zone", "UTC");
        assertTrue(unread.body().contains("not a date"), unread.body());
        teacher.post(address + "/extension/end");
        assertEquals(404, classroom.signedIn(classroom.learner).get(address).status());
    }

    @Test
    void a_teacher_reads_when_it_arrived_what_was_late_and_what_two_devices_say() {
        var late = classroom.lesson("How plants breathe", SOURCE);
        classroom
                .door(Database.class)
                .sql(
                        """
                        update lesson set due_local = '2026-01-01 12:00', due_zone = 'UTC',
                               due_at = '2026-01-01 12:00Z'
                         where id = ?
                        """)
                .param(late.value())
                .update();
        sent(late, "phone", 0);
        sent(late, "laptop", 1);
        var work = "/lessons/" + late + "/work/" + classroom.learner.person();
        var page = classroom.signedIn(classroom.teacher).get(work).body();
        assertTrue(page.contains("1 answer late"), page);
        assertTrue(page.contains(", late<"), page);
        assertTrue(page.contains("1 question is answered differently on two devices"), page);
        assertTrue(page.contains("In conflict: another device said"), page);
        assertTrue(page.contains("last answer arrived"), page);
    }

    private static void sent(LessonId lesson, String device, int choice) {
        var browser = classroom.signedIn(classroom.learner);
        var shown = browser.get("/api/lessons/" + lesson).body();
        var question = JsonMapper.shared().readTree(shown).path("questions").path(0);
        var body =
                """
                {"answers":[{"id":"%s","question":"%s","version":1,"attempt":1,"device":"%s","sequence":1,
                             "response":{"choice":"%s"},"answeredAt":"2026-11-25T11:59:00Z"}]}
                """
                        .formatted(
                                Answering.id(),
                                question.path("id").asString(),
                                device,
                                question.path("choices").path(choice).path("id").asString());
        var receipt = browser.postJson("/api/answers", body).body();
        assertTrue(receipt.contains("accepted"), receipt);
    }

    @Test
    void statistics_and_keys_are_the_teachers_alone() {
        Browser teacher = classroom.signedIn(classroom.teacher);
        Browser learner = classroom.signedIn(classroom.learner);
        for (String address :
                new String[] {
                    "/courses/" + classroom.course + "/questions",
                    "/lessons/" + lesson + "/questions",
                    "/lessons/" + lesson + "/correction"
                }) {
            assertEquals(200, teacher.get(address).status(), address);
            assertEquals(404, learner.get(address).status(), address);
        }
        assertEquals(404, learner.post("/lessons/" + lesson + "/correction").status());
    }
}
