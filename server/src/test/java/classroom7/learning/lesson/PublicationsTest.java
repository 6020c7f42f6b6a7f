package classroom7.learning.lesson;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.base.QuestionId;
import classroom7.base.UnitId;
import classroom7.learning.Classroom;
import classroom7.learning.question.QuestionVersion;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PublicationsTest {
    private static final String TEXT =
            """
            Water rises.

            ??? truth
            Roots push the water up.

            = false
            ???

            Leaves sweat.

            ??? truth
            Leaves pull the water up.

            = true
            ???
            """;

    private final Classroom room = new Classroom();
    private final UnitId unit = room.unit(room.course(), "Plants");
    private final LessonId lesson = room.lesson(unit, "How plants drink", TEXT);

    private Draft draft(LessonId id) {
        return assertInstanceOf(Editing.Open.class, room.drafts.open(room.teacher, id)).draft();
    }

    private List<Content.Pinned> pins(LessonId id) {
        var read = assertInstanceOf(Reading.Open.class, room.lessons.read(room.teacher, id));
        return requireNonNull(read.lesson().published()).content().questions();
    }

    private QuestionVersion question(Content.Pinned pin) {
        return requireNonNull(
                room.questions.find(
                        room.school, new QuestionVersion.Pin(pin.question(), pin.version())));
    }

    private void replace(String text, String by) {
        var draft = draft(lesson);
        assertTrue(draft.source().contains(text), draft.source());
        room.save(lesson, draft.title(), draft.source().replace(text, by));
    }

    @Test
    void publishing_gives_ids_and_pins_what_was_asked() {
        var published = room.publish(lesson);

        assertEquals(1, published.version());
        assertEquals(2, published.questions());
        var read = assertInstanceOf(Reading.Open.class, room.lessons.read(room.teacher, lesson));
        var segments = requireNonNull(read.lesson().published()).content().segments();
        assertEquals(new Content.Html("<p>Water rises.</p>"), segments.get(0));
        assertInstanceOf(Content.Pinned.class, segments.get(1));
        assertEquals(new Content.Html("<p>Leaves sweat.</p>"), segments.get(2));
        for (var pin : pins(lesson)) {
            assertTrue(draft(lesson).source().contains("id=" + pin.question()));
            assertEquals(1, question(pin).version());
        }
        assertEquals("Roots push the water up.", question(pins(lesson).get(0)).question().prompt());
    }

    @Test
    void what_did_not_change_keeps_its_version_and_what_did_gets_the_next() {
        room.publish(lesson);
        var before = pins(lesson);
        replace("Roots push the water up.", "Roots press the water up.");

        assertEquals(2, room.publish(lesson).version());

        var after = pins(lesson);
        assertEquals(new Content.Pinned(before.get(0).question(), 2), after.get(0));
        assertEquals(before.get(1), after.get(1));
        assertEquals("Roots push the water up.", question(before.get(0)).question().prompt());
        assertEquals(List.of(), question(after.get(0)).corrects());
    }

    @Test
    void a_corrected_key_names_the_versions_it_holds_for() {
        room.publish(lesson);
        QuestionId roots = pins(lesson).getFirst().question();
        replace("Roots push", "Roots press");
        room.publish(lesson);
        replace("= false", "= true");

        room.publications.publish(room.teacher, lesson, Set.of(roots));

        assertEquals(List.of(1, 2), question(pins(lesson).getFirst()).corrects());
    }

    @Test
    void restoring_restores_the_pins_and_the_text() {
        room.publish(lesson);
        var first = pins(lesson);
        var source = draft(lesson).source();
        replace("Roots push", "Roots press");
        room.publish(lesson);

        var restored = room.publications.restore(room.teacher, lesson, 1);

        assertEquals(3, assertInstanceOf(Publishing.Published.class, restored).version());
        assertEquals(first, pins(lesson));
        assertEquals(source, draft(lesson).source());
        room.publish(lesson);
        assertEquals(first, pins(lesson));
    }

    @Test
    void problems_keep_it_from_being_published_and_name_their_line() {
        room.save(lesson, "Plants", "Water.\n\n??? truth\nRoots push.\n???\n");

        var unready =
                assertInstanceOf(
                        Publishing.Unready.class,
                        room.publications.publish(room.teacher, lesson, Set.of()));

        assertEquals(3, unready.problems().getFirst().line());
        assertEquals(
                0,
                room.database
                        .sql("select count(*) from lesson_version")
                        .query(Integer.class)
                        .single());
        assertEquals(
                0,
                room.database.sql("select count(*) from question").query(Integer.class).single());
    }

    @Test
    void nothing_is_not_published() {
        room.save(lesson, "Plants", "\n  \n");

        assertInstanceOf(
                Publishing.Unready.class,
                room.publications.publish(room.teacher, lesson, Set.of()));
    }

    @Test
    void a_question_copied_into_another_lesson_becomes_another_question() {
        room.publish(lesson);
        var copy = room.lesson(unit, "Copy", draft(lesson).source());

        room.publish(copy);

        assertNotEquals(pins(lesson).get(0).question(), pins(copy).get(0).question());
        assertEquals(
                question(pins(lesson).get(0)).question().prompt(),
                question(pins(copy).get(0)).question().prompt());
    }

    @Test
    void a_publication_that_did_not_finish_is_in_nobodys_way() {
        room.publish(lesson);
        var pin = pins(lesson).getFirst();
        var other = question(pins(lesson).getLast()).question().withId(pin.question());
        room.questions.add(
                room.school, List.of(new QuestionVersion(pin.question(), 2, 1, other, List.of())));
        replace("Roots push", "Roots press");

        room.publish(lesson);

        assertEquals(3, pins(lesson).getFirst().version());
        assertEquals(
                "Roots press the water up.", question(pins(lesson).getFirst()).question().prompt());
    }

    @Test
    void only_teachers_of_the_course_publish_and_restore() {
        room.publish(lesson);
        for (var stranger : List.of(room.colleague, room.learner, room.otherOwner)) {
            assertEquals(
                    new Publishing.NotFound(),
                    room.publications.publish(stranger, lesson, Set.of()));
            assertEquals(new Publishing.NotFound(), room.publications.restore(stranger, lesson, 1));
        }
    }
}
