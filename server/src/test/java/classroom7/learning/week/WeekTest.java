package classroom7.learning.week;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.documents.CouchDocuments;
import classroom7.documents.PostgresDocuments;
import classroom7.learning.exchange.SharedData;
import classroom7.learning.progress.Recomputation;
import classroom7.learning.week.Ledger.Round;
import classroom7.people.access.Actor;
import classroom7.platform.process.Wait;
import classroom7.testing.CouchPeer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A week: a key corrected after 200 answers, a unit moved, an old lesson restored, an extension, a
 * teacher removed, the course taken to the other organization, while everybody answers. Afterwards
 * every mark, cell and receipt equals what is computed from the raw documents.
 */
@Tag("long")
class WeekTest {
    private static final Duration FOLLOW_MAX = Duration.ofSeconds(60);
    private static final int DIFFERENCES_MAX = 10;

    @TempDir Path folder;

    @Test
    void every_mark_cell_and_receipt_is_right_after_a_week_in_postgresql() throws Exception {
        int answers =
                live(
                        new Week(PostgresDocuments::new, folder),
                        SharedData.path("courses/iot-for-beginners"),
                        500);
        assertTrue(answers >= 70_000, answers + " answers");
    }

    @Test
    void every_mark_cell_and_receipt_is_right_after_a_small_week_in_couchdb() throws Exception {
        var address = CouchPeer.address();
        var week = new Week((database, epoch) -> new CouchDocuments(address, epoch), folder);
        int answers = live(week, Path.of("src/main/resources/sample/course"), 40);
        assertTrue(answers >= 500, answers + " answers");
    }

    private static int live(Week week, Path material, int learners) throws Exception {
        week.open(material, learners);
        var over = new AtomicBoolean();
        var follower =
                Thread.ofVirtual()
                        .start(() -> {
                            while (!over.get()) {
                                week.projection.catchUp(week.school.school);
                                week.projection.catchUp(week.school.otherSchool);
                                Thread.yield();
                            }
                        });
        try {
            pass(week);
        } finally {
            over.set(true);
            follower.join();
        }
        compare(week);
        return week.ledger.size();
    }

    private static void pass(Week week) throws Exception {
        var here = week.lessons(week.teacher, week.course);
        var there = week.lessons(week.school.otherOwner, week.otherCourse);
        var some = week.learners.subList(0, Math.min(210, week.learners.size()));
        week.ledger.answer(here(week, some, here.subList(0, 1), 1), 1);
        week.correctFirstKey(here.getFirst());
        week.school.pass(Duration.ofHours(5));
        week.ledger.answer(here(week, rest(week, some.size()), here.subList(0, 1), 1), 2);
        week.reorderUnits();
        week.publishAnew(here.get(1));
        week.ledger.answer(here(week, week.learners, here.subList(1, 2), 1), 3);
        week.restoreFirst(here.get(1));
        week.school.pass(Duration.ofHours(5));
        week.setDue(here.get(2), week.learners.getFirst());
        week.ledger.answer(here(week, some, here.subList(2, 3), 1), 4);
        week.school.pass(Duration.ofHours(5));
        week.ledger.answer(here(week, week.learners, here.subList(2, here.size()), 1), 5);
        for (var learner : week.learners.subList(0, 10)) {
            week.beginAgain(learner, here.get(3));
        }
        week.ledger.answer(here(week, week.learners.subList(0, 5), here.subList(3, 4), 2), 6);
        week.removeTeacher();
        week.ledger.answer(there(week, there), 7);
        CourseId taken = week.takeToTheOtherOrganization();
        var copied = week.lessons(week.school.otherOwner, taken);
        assertEquals(here.size(), copied.size());
        week.ledger.answer(there(week, copied.subList(0, 2)), 8);
        week.ledger.sendSomeAgain();
    }

    private static List<Actor> rest(Week week, int from) {
        return week.learners.subList(from, week.learners.size());
    }

    private static Round here(Week week, List<Actor> who, List<LessonId> lessons, int attempt) {
        return new Round(week.school.school, who, lessons, attempt);
    }

    private static Round there(Week week, List<LessonId> lessons) {
        return new Round(week.school.otherSchool, week.others, lessons, 1);
    }

    private static void compare(Week week) {
        var both = List.of(week.school.school, week.school.otherSchool);
        int answers = both.stream().mapToInt(organization -> compare(week, organization)).sum();
        assertEquals(week.ledger.size(), answers);
        week.ledger.compare(both);
    }

    private static int compare(Week week, OrganizationId organization) {
        var again = new Recomputation(week.school.database, week.school.documents, organization);
        var computed = again.computed();
        // The feed holds back what is younger than any write still under way, PostgreSQL's own too.
        Wait.until(
                FOLLOW_MAX,
                () -> {
                    week.projection.catchUp(organization);
                    return computed.marks().equals(again.projected().marks());
                });
        var projected = again.projected();
        assertEquals(List.of(), differences(computed.marks(), projected.marks()));
        assertEquals(List.of(), differences(computed.cells(), projected.cells()));
        week.projection.rebuild(organization);
        var rebuilt = again.projected();
        assertEquals(List.of(), differences(projected.marks(), rebuilt.marks()));
        assertEquals(List.of(), differences(projected.cells(), rebuilt.cells()));
        return computed.answers();
    }

    /** The first of them: all would be tens of thousands of lines. */
    private static List<String> differences(Map<String, String> wanted, Map<String, String> got) {
        var keys = new TreeSet<>(wanted.keySet());
        keys.addAll(got.keySet());
        return keys.stream()
                .filter(key -> !Objects.equals(wanted.get(key), got.get(key)))
                .limit(DIFFERENCES_MAX)
                .map(key -> key + ": wanted " + wanted.get(key) + ", got " + got.get(key))
                .toList();
    }
}
