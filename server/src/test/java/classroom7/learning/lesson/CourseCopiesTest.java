package classroom7.learning.lesson;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.CourseId;
import classroom7.learning.Classroom;
import classroom7.learning.course.Contents;
import classroom7.learning.question.QuestionVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CourseCopiesTest {
    private static final Pattern ID = Pattern.compile("[0-9a-hjkmnp-tv-z]{20}");

    private final Classroom room = new Classroom();
    private final CourseId course = room.course();
    private final CourseCopies copies =
            new CourseCopies(room.database, room.questions, room.clock, room.ids);

    private Contents.Found contents(CourseId id) {
        return assertInstanceOf(Contents.Found.class, room.courses.contents(room.teacher, id));
    }

    private CourseId copied() {
        return assertInstanceOf(
                        Copying.Copied.class, copies.copy(room.teacher, course, "Biology 8 (copy)"))
                .id();
    }

    /** Every id that a text of the course's lessons names, published or not. */
    private Set<String> named(CourseId id) {
        var ids = new TreeSet<String>();
        room.database
                .sql(
                        """
                        select l.draft || coalesce(v.source, '') || coalesce(v.content, '')
                               || coalesce(v.pins::text, '')
                          from lesson l left join lesson_version v on v.lesson_id = l.id
                         where l.course_id = ?
                        """)
                .param(id.value())
                .query(String.class)
                .list()
                .forEach(text -> ID.matcher(text).results().forEach(m -> ids.add(m.group())));
        return ids;
    }

    @Test
    void a_copy_says_the_same_and_shares_nothing() {
        var unit = room.unit(course, "Plants");
        var roots = room.lesson(unit, "Roots", "They drink.\n\n??? truth\nDo they?\n= true\n???\n");
        room.publish(roots);
        var leaves = room.lesson(unit, "Leaves", "See [roots](/lessons/" + roots + ").");
        room.lessons.archive(room.teacher, room.lesson(unit, "Set aside", "No."));

        var copy = copied();

        var lessons = contents(copy).units().getFirst().lessons();
        assertEquals(List.of("Roots", "Leaves"), lessons.stream().map(l -> l.title()).toList());
        assertEquals(List.of(1, 0), lessons.stream().map(l -> l.questions()).toList());
        var shared = named(course);
        assertTrue(shared.size() >= 2);
        shared.retainAll(named(copy));
        assertEquals(Set.of(), shared);
        var read =
                assertInstanceOf(
                                Reading.Open.class,
                                room.lessons.read(room.teacher, lessons.getFirst().id()))
                        .lesson();
        var pin = requireNonNull(read.published()).content().questions().getFirst();
        var question =
                room.questions.find(
                        room.school, new QuestionVersion.Pin(pin.question(), pin.version()));
        assertEquals("Do they?", requireNonNull(question).question().prompt());
        var open =
                assertInstanceOf(
                        Editing.Open.class, room.drafts.open(room.teacher, lessons.get(1).id()));
        assertTrue(open.draft().source().contains(lessons.getFirst().id().value()));
        assertFalse(leaves.equals(lessons.get(1).id()));
    }

    @Test
    void publishing_in_the_copy_changes_nothing_in_the_original() {
        var unit = room.unit(course, "Plants");
        var roots = room.lesson(unit, "Roots", "??? truth\nDo they?\n= true\n???\n");
        room.publish(roots);
        var copy = contents(copied()).units().getFirst().lessons().getFirst().id();
        var source =
                assertInstanceOf(Editing.Open.class, room.drafts.open(room.teacher, copy))
                        .draft()
                        .source();

        room.save(copy, "Roots", source.replace("Do they?", "Do they not?"));
        room.publish(copy);

        var versions =
                room.database
                        .sql("select version from question order by version")
                        .query(Integer.class)
                        .list();
        assertEquals(List.of(1, 2), versions);
    }

    @Test
    void a_copy_is_a_draft_without_learners_and_dates() {
        room.enrol(room.learner, course);

        var copy = contents(copied()).course();

        assertEquals(0, copy.learners());
        assertEquals(classroom7.learning.course.CourseState.DRAFT, copy.state());
        assertEquals(List.of("Grace Teacher"), copy.teachers());
    }

    @Test
    void timed_work_stays_timed_in_the_copy() {
        var roots = room.lesson(room.unit(course, "Plants"), "Roots", "They drink.");
        var terms = new Terms(null, null, LatePolicy.KEEP, 1, FeedbackPolicy.AT_ONCE, false, 45);
        room.agreements.agree(room.teacher, roots, terms);
        var minutes =
                room.database
                        .sql("select minutes_max from lesson where course_id = ?")
                        .params(copied().value())
                        .query(Integer.class)
                        .single();
        assertEquals(45, minutes);
    }

    @Test
    void only_its_teachers_copy_a_course() {
        room.enrol(room.learner, course);
        for (var stranger : List.of(room.colleague, room.learner, room.otherOwner)) {
            assertEquals(new Copying.NotFound(), copies.copy(stranger, course, "Mine"));
        }
    }
}
