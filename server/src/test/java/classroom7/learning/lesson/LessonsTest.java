package classroom7.learning.lesson;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.UnitId;
import classroom7.learning.Classroom;
import classroom7.learning.course.CourseRole;
import classroom7.people.access.Actor;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LessonsTest {
    private final Classroom room = new Classroom();
    private final CourseId course = room.course();
    private final UnitId plants = room.unit(course, "Plants");
    private final UnitId animals = room.unit(course, "Animals");
    private final LessonId roots = room.lesson(plants, "Roots", "They drink.");
    private final LessonId drinking = room.lesson(plants, "How plants drink", "Water rises.");
    private final LessonId bones = room.lesson(animals, "Bones", "They carry.");

    private Lesson open(Actor actor, LessonId id) {
        return assertInstanceOf(Reading.Open.class, room.lessons.read(actor, id)).lesson();
    }

    @Test
    void a_learner_reads_what_is_published_and_not_what_is_being_written() {
        room.enrol(room.learner, course);
        assertEquals(new Reading.NotFound(), room.lessons.read(room.learner, drinking));

        room.publish(drinking);
        room.save(drinking, "A better title", "Better text.");

        var lesson = open(room.learner, drinking);
        assertEquals("How plants drink", lesson.title());
        assertEquals(
                new Content(java.util.List.of(new Content.Html("<p>Water rises.</p>"))),
                requireNonNull(lesson.published()).content());
        assertEquals("Biology 8", lesson.place().courseTitle());
        assertEquals("Plants", lesson.place().unitTitle());
        assertEquals(CourseRole.LEARNER, lesson.role());
        assertFalse(lesson.changed());
        assertTrue(open(room.teacher, drinking).changed());
    }

    @Test
    void the_foot_leads_on_over_units_and_past_what_is_closed() {
        room.enrol(room.learner, course);
        room.publish(roots);
        room.publish(bones);
        room.publish(drinking);
        var tomorrow = LocalDateTime.ofInstant(Classroom.NOON, ZoneOffset.UTC).plusDays(1);
        room.agreements.agree(
                room.teacher,
                drinking,
                new Terms(
                        new Due(tomorrow, ZoneOffset.UTC),
                        null,
                        LatePolicy.COUNT,
                        0,
                        FeedbackPolicy.AT_ONCE,
                        false,
                        0));

        assertEquals(new Lesson.Neighbour(bones, "Bones"), open(room.learner, roots).next());
        assertEquals(new Lesson.Neighbour(roots, "Roots"), open(room.learner, bones).previous());
        assertNull(open(room.learner, bones).next());
        assertEquals(drinking, requireNonNull(open(room.teacher, roots).next()).id());
        assertInstanceOf(Reading.NotOpenYet.class, room.lessons.read(room.learner, drinking));

        room.pass(Duration.ofDays(1));

        assertEquals(drinking, requireNonNull(open(room.learner, roots).next()).id());
        open(room.learner, drinking);
    }

    @Test
    void what_is_not_ones_own_is_not_found() {
        room.publish(drinking);

        assertEquals(new Reading.NotFound(), room.lessons.read(room.learner, drinking));
        assertEquals(new Reading.NotFound(), room.lessons.read(room.colleague, drinking));
        assertEquals(new Reading.NotFound(), room.lessons.read(room.otherOwner, drinking));
        assertEquals(CourseRole.TEACHER, open(room.owner, drinking).role());
    }

    @Test
    void an_archived_lesson_is_gone_for_learners_until_it_is_brought_back() {
        room.enrol(room.learner, course);
        room.publish(drinking);

        room.lessons.archive(room.teacher, drinking);
        assertEquals(new Reading.NotFound(), room.lessons.read(room.learner, drinking));
        assertTrue(open(room.teacher, drinking).archived());

        room.lessons.unarchive(room.teacher, drinking);
        open(room.learner, drinking);
    }

    @Test
    void a_learner_cannot_add_or_archive() {
        room.enrol(room.learner, course);
        room.publish(drinking);

        assertEquals(new Adding.NotFound(), room.lessons.add(room.learner, plants, "Mine"));
        assertEquals(
                new classroom7.learning.course.Change.NotFound(),
                room.lessons.archive(room.learner, drinking));
    }

    @Test
    void reading_to_the_end_is_noted_once() {
        room.enrol(room.learner, course);
        room.publish(drinking);

        room.lessons.note(room.learner, drinking, false);
        room.lessons.note(room.learner, drinking, true);
        room.pass(Duration.ofHours(1));
        room.lessons.note(room.learner, drinking, true);
        room.lessons.note(room.teacher, drinking, true);

        var readAt =
                room.database
                        .sql("select read_at from reading")
                        .query(java.time.OffsetDateTime.class)
                        .list();
        assertEquals(
                java.util.List.of(Classroom.NOON),
                readAt.stream().map(java.time.OffsetDateTime::toInstant).toList());
    }
}
