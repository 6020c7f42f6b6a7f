package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.documents.Epoch;
import classroom7.documents.PostgresDocuments;
import classroom7.learning.answer.AnswerForm;
import classroom7.learning.answer.Answers;
import classroom7.learning.answer.Receipt;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.Publications;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import classroom7.testing.Browser;
import classroom7.testing.CountedSource;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * A lesson's page that is kept costs no SQL, and is never shown when it is no longer so. Changes
 * made here by SQL or through a door are what another process's are: no request of this one made
 * them.
 */
class KeptPagesTest {
    private static final Duration WAIT_MAX = Duration.ofSeconds(15);
    private static final String SOURCE =
            """
            Water climbs forty metres.

            ??? choice
            What moves it?

            ( ) The roots
            (x) The leaves
            ???
            """;

    private static WebClassroom classroom;
    private static CountedSource source;
    private static Database database;
    private static int number;

    private Actor learner;
    private Browser browser;
    private LessonId lesson;

    @BeforeAll
    static void open() {
        classroom = new WebClassroom(LessonCostTest.Counting.class);
        source = (CountedSource) classroom.door(DataSource.class);
        database = classroom.door(Database.class);
    }

    @AfterAll
    static void close() {
        classroom.close();
    }

    @BeforeEach
    void begin() {
        number++;
        lesson = classroom.lesson("Lesson " + number, SOURCE);
        learner = classroom.member("Kept Reader" + number, "learner");
        classroom.enrol(learner);
        browser = classroom.signedIn(learner);
        keep();
    }

    private Browser.Visit visit() {
        return browser.get("/lessons/" + lesson);
    }

    /** Visits until a visit asks nothing of the database: the page is kept. */
    private void keep() {
        eventually(page -> {
            int before = source.statements();
            return visit().status() == 200 && source.statements() == before;
        });
    }

    private void eventually(Predicate<Browser.Visit> so) {
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        while (!so.test(visit())) {
            assertTrue(System.nanoTime() < end, () -> "It stays as it was: " + visit().body());
        }
    }

    private void change(String statement) {
        int changed =
                database.sql(statement)
                        .param("lesson", lesson.value())
                        .param("person", learner.person().value())
                        .param("course", classroom.course.value())
                        .param("school", classroom.school.value())
                        .update();
        assertEquals(1, changed);
    }

    @Test
    void what_the_browser_has_is_not_sent_again() {
        var page = visit();
        assertTrue(page.header("Cache-Control").contains("private"));
        var again = browser.with("If-None-Match", page.header("ETag")).get("/lessons/" + lesson);
        assertEquals(304, again.status());
        assertEquals("", again.body());
    }

    @Test
    void each_sees_their_own() {
        var other = classroom.member("Other Reader" + number, "learner");
        classroom.enrol(other);
        var others = classroom.signedIn(other);
        for (int visits = 0; visits < 5; visits++) {
            var page = others.get("/lessons/" + lesson).body();
            assertTrue(page.contains(other.person().value()), page);
            assertFalse(page.contains(learner.person().value()), page);
        }
        assertTrue(visit().body().contains(learner.person().value()));
    }

    @Test
    void a_removed_member_finds_nothing() {
        change("delete from membership where organization_id = :school and person_id = :person");
        eventually(page -> page.status() == 404);
    }

    @Test
    void who_left_the_course_finds_nothing() {
        change("update enrolment set ended_at = now() where person_id = :person");
        eventually(page -> page.status() == 404);
    }

    @Test
    void an_ended_session_shows_nothing() {
        change(
                "update session set ended_at = clock_timestamp() where person_id = :person and ended_at is null");
        eventually(page -> page.path().startsWith("/sign-in"));
    }

    @Test
    void an_archived_lesson_is_gone() {
        change("update lesson set archived_at = now() where id = :lesson");
        eventually(page -> page.status() == 404);
    }

    @Test
    void a_withdrawn_course_is_gone_and_comes_back() {
        change("update course set state = 'draft' where id = :course");
        eventually(page -> page.status() == 404);
        change("update course set state = 'published' where id = :course");
        eventually(page -> page.status() == 200);
    }

    @Test
    void a_lesson_opens_when_its_time_comes() {
        change("update lesson set opens_at = now() + interval '2 seconds' where id = :lesson");
        eventually(page -> !page.body().contains("forty metres"));
        eventually(page -> page.body().contains("forty metres"));
    }

    @Test
    void the_next_lesson_appears_when_it_opens() {
        var next = classroom.lesson("Opening soon " + number, "Soon.");
        change(
                "update lesson set opens_at = now() + interval '3 seconds' where id = '"
                        + next
                        + "'");
        eventually(page -> !page.body().contains("Opening soon " + number));
        keep();
        eventually(page -> page.body().contains("Opening soon " + number));
    }

    @Test
    void a_due_date_passes() {
        change(
                "update lesson set due_at = now() + interval '3 seconds', due_local = now(), due_zone = 'UTC' where id = :lesson");
        eventually(page -> page.body().contains("due today"));
        keep();
        eventually(page -> page.body().contains("class=\"notice mind\""));
    }

    @Test
    void an_extension_is_seen() {
        change(
                "update lesson set due_at = now() - interval '1 day', due_local = now(), due_zone = 'UTC' where id = :lesson");
        eventually(page -> page.body().contains("class=\"notice mind\""));
        keep();
        change(
                """
                insert into extension (organization_id, lesson_id, person_id, due_local, due_zone,
                                       due_at, given_at)
                values (:school, :lesson, :person, now(), 'UTC', now() + interval '1 day', now())
                """);
        eventually(page -> !page.body().contains("class=\"notice mind\""));
    }

    @Test
    void a_changed_profile_is_seen() {
        change(
                "update person set time_zone = 'Asia/Tokyo', changed_at = clock_timestamp() where id = :person");
        eventually(page -> page.body().contains("Asia/Tokyo"));
    }

    @Test
    void a_new_version_is_seen() {
        save(SOURCE.replace("forty", "fifty"));
        classroom.door(Publications.class).publish(classroom.teacher, lesson, Set.of());
        eventually(page -> page.body().contains("fifty metres"));
    }

    @Test
    void a_draft_that_saves_itself_changes_nothing() {
        save(SOURCE.replace("forty", "fifty"));
        int touched =
                database.sql("select count(*) from touch where subject = :course")
                        .param("course", classroom.course.value())
                        .query(Integer.class)
                        .single();
        save(SOURCE.replace("forty", "sixty"));
        assertEquals(
                touched,
                database.sql("select count(*) from touch where subject = :course")
                        .param("course", classroom.course.value())
                        .query(Integer.class)
                        .single());
        assertTrue(visit().body().contains("forty metres"));
    }

    @Test
    void who_publishes_sees_it_with_the_next_page() {
        save(SOURCE.replace("forty", "ninety"));
        var draft =
                ((Editing.Open) classroom.door(Drafts.class).open(classroom.teacher, lesson))
                        .draft();
        var published =
                classroom
                        .signedIn(classroom.teacher)
                        .post(
                                "/lessons/" + lesson + "/publication",
                                "title",
                                draft.title(),
                                "source",
                                draft.source(),
                                "revision",
                                Long.toString(draft.revision()));
        assertEquals(200, published.status(), published.body());
        assertTrue(visit().body().contains("ninety metres"));
    }

    @Test
    void an_answer_of_ones_own_is_seen_at_once() {
        for (int times = 0; times < 3; times++) {
            answer(classroom.door(Answers.class));
            assertEquals(times + 1, answered());
            assertTrue(visit().body().contains("Saved "), visit().body());
            keep();
            assertTrue(visit().body().contains("Saved "), visit().body());
        }
    }

    @Test
    void an_answer_that_another_process_took_is_seen() {
        var elsewhere = new Database(source);
        var clock = InstantSource.system();
        var documents =
                new PostgresDocuments(elsewhere, new Epoch(elsewhere, new Ids(clock), clock));
        answer(
                new Answers(
                        elsewhere,
                        documents,
                        new Questions(documents),
                        new Attempts(elsewhere, documents, clock),
                        clock));
        eventually(page -> page.body().contains("Saved "));
    }

    @Test
    void nothing_kept_is_shown_while_the_database_is_away() {
        source.fail(true);
        try {
            eventually(page -> page.status() >= 500);
        } finally {
            source.fail(false);
        }
        eventually(page -> page.status() == 200);
    }

    private int answered() {
        return database.sql(
                        """
                        select count(*) from document
                         where id like 'answer:' || :lesson || ':' || :person || ':%'
                        """)
                .param("lesson", lesson.value())
                .param("person", learner.person().value())
                .query(Integer.class)
                .single();
    }

    private void answer(Answers answers) {
        var question =
                database.sql("select id from question where lesson_id = :lesson")
                        .param("lesson", lesson.value())
                        .query(String.class)
                        .single();
        var choice =
                visit().body().replaceAll("(?s).*type=\"radio\"[^>]*value=\"([^\"]+)\".*", "$1");
        var json =
                """
                {"id":"%s","question":"%s","version":1,"attempt":1,"sequence":1,
                 "response":{"choice":"%s"},"answeredAt":"2026-11-22T12:00:00Z"}
                """
                        .formatted(
                                UUID.randomUUID().toString().replaceFirst("^(.{14})4", "$17"),
                                question,
                                choice);
        var form = AnswerForm.read(new JsonMapper().readTree(json));
        var sent = ((AnswerForm.Valid) form).answer();
        assertTrue(answers.accept(learner, List.of(sent)).getFirst() instanceof Receipt.Kept, json);
    }

    private void save(String text) {
        var open = (Editing.Open) classroom.door(Drafts.class).open(classroom.teacher, lesson);
        // The questions' ids stand in the text now; they stay.
        var typed =
                new Drafts.Typed(
                        "Lesson " + number,
                        open.draft()
                                .source()
                                .replaceFirst(
                                        "[a-z]+ metres",
                                        text.replaceAll("(?s).*climbs ([a-z]+ metres).*", "$1")));
        classroom
                .door(Drafts.class)
                .save(classroom.teacher, lesson, typed, open.draft().revision());
    }
}
