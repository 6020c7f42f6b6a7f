package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.learning.progress.Projection;
import classroom7.learning.question.Kinds;
import classroom7.learning.question.QuestionText;
import classroom7.learning.question.Segment;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A kind of question is one file and its template: {@code RankKind} and {@code rank.jte}, both
 * among the tests, are shown, answered, marked, counted and looked at by pages that know nothing of
 * them.
 */
class NewKindTest {
    private static final String SOURCE =
            """
            ??? rank
            Which was first?
            ( ) Wheel
            ( ) Steam
            ???
            """;
    private static final Pattern FIELD =
            Pattern.compile("name=\"(question\\.[0-9a-z]+\\.[^\"]+)\"");

    private static WebClassroom classroom;
    private static LessonId lesson;

    @BeforeAll
    static void open() {
        TemplateEngine.create(
                        new DirectoryCodeResolver(Path.of("src/test/jte")),
                        Path.of("target/test-classes"),
                        ContentType.Html,
                        NewKindTest.class.getClassLoader(),
                        "classroom7.jte")
                .precompileAll();
        classroom = new WebClassroom();
        classroom.enrol(classroom.learner);
        lesson = classroom.lesson("Inventions", SOURCE);
    }

    @AfterAll
    static void close() {
        classroom.close();
    }

    @Test
    void it_is_shown_answered_and_marked() {
        var browser = classroom.signedIn(classroom.learner);
        var page = browser.get("/lessons/" + lesson).body();
        assertTrue(page.contains("data-strict"), page);
        var fields = FIELD.matcher(page).results().map(found -> found.group(1)).toList();
        assertEquals(2, fields.size());
        var after =
                browser.post(
                                "/lessons/" + lesson + "/answers",
                                fields.getFirst(),
                                "1",
                                fields.getLast(),
                                "7")
                        .body();
        assertTrue(after.contains("value=\"1\" class=\"good\""), after);
        assertTrue(after.contains("value=\"7\" class=\"wrong\""), after);
        assertTrue(after.contains(">0.5 of 1<"), after);
        lookedAt();
    }

    private static void lookedAt() {
        var teacher = classroom.signedIn(classroom.teacher);
        var work = teacher.get("/lessons/" + lesson + "/work/" + classroom.learner.person()).body();
        assertTrue(work.contains("Wheel ranked 1"), work);
        classroom.door(Projection.class).catchUp(classroom.school);
        var statistics = teacher.get("/lessons/" + lesson + "/questions").body();
        assertTrue(statistics.contains("Steam ranked 7"), statistics);
    }

    @Test
    void its_teacher_may_build_it_in_the_form() {
        var teacher = classroom.signedIn(classroom.teacher);
        var form = teacher.get("/lessons/" + lesson + "/questions/1/form").body();
        assertTrue(form.contains("<option value=\"rank\" selected"), form);
        assertTrue(form.contains(">Steam</textarea>"), form);
        var preview =
                teacher.post("/lessons/" + lesson + "/preview", "title", "T", "source", SOURCE)
                        .body();
        assertTrue(preview.contains("data-response=\"rank:parts\""), preview);
    }

    /** Every kind of the product leads back from its responses to its fields. */
    @Test
    void every_kind_reads_what_it_shows() {
        for (var block :
                List.of(
                        "??? choice\nq\n(x) a {#k1}\n( ) b {#k2}\n???",
                        "??? choices\nq\n[x] a {#k1}\n[ ] b {#k2}\n[x] c {#k3}\n???",
                        "??? truth\nq\n= true\n???",
                        "??? text\nq\n= water*\n???",
                        "??? number\nq\n= 9.81 +- 0.05 m/s2\n???")) {
            var asked = (Segment.Asked) QuestionText.parse(block).getFirst();
            var kind = Kinds.built().of(asked.question());
            var examples = kind.examples(asked.question());
            assertTrue(examples.size() > 1, block);
            for (var response : examples) {
                assertNull(kind.refuses(asked.question(), response), block + response);
                assertEquals(response, kind.response(kind.fields(response)));
            }
        }
    }
}
