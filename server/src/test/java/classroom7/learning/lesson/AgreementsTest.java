package classroom7.learning.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.learning.Classroom;
import classroom7.learning.course.Change;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AgreementsTest {
    private final Classroom room = new Classroom();
    private final CourseId course = room.course();
    private final LessonId lesson =
            room.lesson(room.unit(course, "Plants"), "How plants drink", "Water rises.");

    private static Terms terms(@Nullable Due opens, @Nullable Due due) {
        return new Terms(opens, due, LatePolicy.KEEP, 2, FeedbackPolicy.AT_ONCE, true, 0);
    }

    private static Due berlin(String local) {
        return new Due(LocalDateTime.parse(local), Classroom.berlin());
    }

    private Lesson.Terms seen() {
        return assertInstanceOf(Reading.Open.class, room.lessons.read(room.learner, lesson))
                .lesson()
                .terms();
    }

    private List<String> requests() {
        return room.database
                .sql("select coalesce(person_id, 'all') from projection_request order by id")
                .query(String.class)
                .list();
    }

    @Test
    void the_due_date_keeps_what_was_typed_and_asks_for_progress_anew() {
        room.publish(lesson);
        room.enrol(room.learner, course);
        int before = requests().size();

        room.agreements.agree(room.teacher, lesson, terms(null, berlin("2026-11-27T23:59")));

        assertEquals(Instant.parse("2026-11-27T22:59:00Z"), seen().dueAt());
        assertEquals(LatePolicy.KEEP, seen().late());
        assertEquals(2, seen().attemptsMax());
        assertTrue(seen().shuffle());
        var settings =
                assertInstanceOf(Editing.Open.class, room.drafts.open(room.teacher, lesson))
                        .draft()
                        .settings();
        assertEquals(LocalDateTime.parse("2026-11-27T23:59"), settings.dueLocal());
        assertEquals(Classroom.berlin(), settings.dueZone());
        assertEquals(before + 1, requests().size());
        assertEquals("all", requests().getLast());
    }

    @Test
    void an_extension_is_for_one_learner_and_can_be_taken_back() {
        room.publish(lesson);
        room.enrol(room.learner, course);
        room.agreements.agree(room.teacher, lesson, terms(null, berlin("2026-11-27T23:59")));

        room.agreements.extend(
                room.teacher, lesson, room.learner.person(), berlin("2026-12-04T23:59"));

        assertEquals(Instant.parse("2026-12-04T22:59:00Z"), seen().dueAt());
        assertTrue(seen().extended());
        assertEquals(room.learner.person().value(), requests().getLast());

        room.agreements.withdraw(room.teacher, lesson, room.learner.person());

        assertEquals(Instant.parse("2026-11-27T22:59:00Z"), seen().dueAt());
    }

    @Test
    void who_does_not_learn_in_the_course_gets_no_extension() {
        assertEquals(
                new Change.NotFound(),
                room.agreements.extend(
                        room.teacher, lesson, room.learner.person(), berlin("2026-12-04T23:59")));
    }

    @Test
    void a_lesson_does_not_fall_due_before_it_opens() {
        var outcome =
                room.agreements.agree(
                        room.teacher,
                        lesson,
                        terms(berlin("2026-11-28T08:00"), berlin("2026-11-27T23:59")));

        assertInstanceOf(Change.Invalid.class, outcome);
    }

    @Test
    void only_its_teachers_agree_on_anything() {
        for (var stranger : List.of(room.colleague, room.learner, room.otherOwner)) {
            assertEquals(
                    new Change.NotFound(),
                    room.agreements.agree(stranger, lesson, terms(null, null)));
            assertTrue(room.agreements.extensions(stranger, lesson).isEmpty());
        }
        assertNull(
                assertInstanceOf(Editing.Open.class, room.drafts.open(room.teacher, lesson))
                        .draft()
                        .settings()
                        .dueAt());
    }
}
