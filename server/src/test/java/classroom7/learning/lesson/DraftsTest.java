package classroom7.learning.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import classroom7.base.LessonId;
import classroom7.learning.Classroom;
import classroom7.people.access.Actor;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DraftsTest {
    private final Classroom room = new Classroom();
    private final LessonId lesson =
            room.lesson(room.unit(room.course(), "Plants"), "How plants drink", "Water rises.");

    private Draft draft() {
        return assertInstanceOf(Editing.Open.class, room.drafts.open(room.teacher, lesson)).draft();
    }

    private Saving save(Actor actor, String source, long revision) {
        return room.drafts.save(
                actor, lesson, new Drafts.Typed("How plants drink", source), revision);
    }

    @Test
    void what_was_typed_is_there_again() {
        save(room.teacher, "Water rises.\r\nAgainst\0 gravity.", draft().revision());

        assertEquals("Water rises.\nAgainst gravity.", draft().source());
        assertEquals("Grace Teacher", draft().changedBy());
    }

    @Test
    void a_second_editor_gets_the_newer_text_and_overwrites_nothing() {
        var seenByBoth = draft().revision();
        save(room.owner, "The owner's text.", seenByBoth);

        var conflict =
                assertInstanceOf(
                        Saving.Conflict.class, save(room.teacher, "The teacher's.", seenByBoth));

        assertEquals("The owner's text.", conflict.newer().source());
        assertEquals("Ada Owner", conflict.newer().changedBy());
        assertEquals("The owner's text.", draft().source());
    }

    @Test
    void the_same_text_sent_again_is_no_conflict() {
        var revision = draft().revision();
        save(room.teacher, "Once.", revision);

        assertInstanceOf(Saving.Saved.class, save(room.teacher, "Once.", revision));
    }

    @Test
    void a_stretch_of_typing_is_one_entry_and_a_pause_begins_another() {
        save(room.teacher, "One", draft().revision());
        room.pass(Duration.ofMinutes(1));
        save(room.teacher, "One two", draft().revision());
        room.pass(Duration.ofMinutes(6));
        save(room.teacher, "One two three", draft().revision());

        var history =
                assertInstanceOf(History.Found.class, room.drafts.history(room.teacher, lesson));
        var texts =
                history.drafts().stream()
                        .map(entry -> room.drafts.past(room.teacher, lesson, entry.id()))
                        .map(past -> assertInstanceOf(Past.Found.class, past).source())
                        .toList();
        assertEquals(java.util.List.of("One two three", "One two"), texts);
    }

    @Test
    void restoring_keeps_what_it_replaces() {
        save(room.teacher, "Good text", draft().revision());
        room.pass(Duration.ofMinutes(6));
        save(room.teacher, "Spoilt", draft().revision());
        var before =
                assertInstanceOf(History.Found.class, room.drafts.history(room.teacher, lesson))
                        .drafts();

        room.drafts.restore(room.teacher, lesson, before.getLast().id());

        assertEquals("Good text", draft().source());
        var after =
                assertInstanceOf(History.Found.class, room.drafts.history(room.teacher, lesson));
        assertEquals(before.size() + 1, after.drafts().size());
        assertEquals(
                new Past.Found("How plants drink", "Spoilt"),
                room.drafts.past(room.teacher, lesson, after.drafts().get(1).id()));
    }

    @Test
    void only_teachers_of_the_course_write() {
        for (Actor stranger : java.util.List.of(room.colleague, room.learner, room.otherOwner)) {
            assertEquals(new Saving.NotFound(), save(stranger, "Mine.", draft().revision()));
            assertEquals(new Editing.NotFound(), room.drafts.open(stranger, lesson));
            assertEquals(new History.NotFound(), room.drafts.history(stranger, lesson));
        }
    }

    @Test
    void a_text_too_long_is_refused() {
        var long_ = "x".repeat(Drafts.SOURCE_MAX + 1);

        assertInstanceOf(Saving.Invalid.class, save(room.teacher, long_, draft().revision()));
    }
}
