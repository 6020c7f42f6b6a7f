package classroom7.learning.course;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import classroom7.base.CourseId;
import classroom7.base.UnitId;
import classroom7.learning.Classroom;
import classroom7.people.access.Actor;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoursesTest {
    private final Classroom room = new Classroom();
    private final CourseId course = room.course();

    private Contents.Found contents(Actor actor) {
        return assertInstanceOf(Contents.Found.class, room.courses.contents(actor, course));
    }

    private List<String> outline() {
        return contents(room.teacher).units().stream()
                .map(unit ->
                        unit.title() + unit.lessons().stream().map(LessonEntry::title).toList())
                .toList();
    }

    @Test
    void a_title_is_all_it_takes() {
        var created = room.courses.create(room.teacher, room.school, "  Chemistry\t9 ");

        var id = assertInstanceOf(Creating.Created.class, created).id();
        var found = assertInstanceOf(Contents.Found.class, room.courses.contents(room.teacher, id));
        assertEquals("Chemistry 9", found.course().title());
        assertEquals(CourseState.DRAFT, found.course().state());
        assertEquals(List.of("Grace Teacher"), found.course().teachers());
    }

    @Test
    void without_a_title_or_a_place_there_is_no_course() {
        assertInstanceOf(
                Creating.Invalid.class, room.courses.create(room.teacher, room.school, " \n"));
        assertInstanceOf(
                Creating.Invalid.class,
                room.courses.create(room.teacher, room.school, "x".repeat(201)));
        for (var stranger : List.of(room.learner, room.otherOwner)) {
            assertEquals(
                    new Creating.NotFound(),
                    room.courses.create(stranger, room.school, "Not here"));
        }
    }

    @Test
    void units_and_lessons_move_to_where_they_are_put() {
        UnitId plants = room.unit(course, "Plants");
        UnitId animals = room.unit(course, "Animals");
        room.unit(course, "Rocks");
        var roots = room.lesson(plants, "Roots", "");
        room.lesson(plants, "Leaves", "");
        room.lesson(animals, "Bones", "");

        room.units.move(room.teacher, animals, 0);
        room.units.moveLesson(room.teacher, roots, animals, 0);

        assertEquals(List.of("Animals[Roots, Bones]", "Plants[Leaves]", "Rocks[]"), outline());

        room.units.moveLesson(room.teacher, roots, animals, 99);
        room.units.move(room.teacher, animals, 1);

        assertEquals(List.of("Plants[Leaves]", "Animals[Bones, Roots]", "Rocks[]"), outline());
    }

    @Test
    void a_lesson_does_not_move_into_another_course() {
        UnitId plants = room.unit(course, "Plants");
        var roots = room.lesson(plants, "Roots", "");
        UnitId elsewhere = room.unit(room.course(), "Elsewhere");

        assertEquals(
                new Change.NotFound(), room.units.moveLesson(room.teacher, roots, elsewhere, 0));
        assertEquals(List.of("Plants[Roots]"), outline());
    }

    @Test
    void only_an_empty_unit_is_removed() {
        UnitId plants = room.unit(course, "Plants");
        room.lesson(plants, "Roots", "");
        UnitId rocks = room.unit(course, "Rocks");

        assertInstanceOf(Change.Invalid.class, room.units.remove(room.teacher, plants));
        assertEquals(new Change.Done(), room.units.remove(room.teacher, rocks));
        assertEquals(List.of("Plants[Roots]"), outline());
    }

    @Test
    void a_learner_sees_a_draft_never_and_in_it_only_what_is_published() {
        room.enrol(room.learner, course);
        UnitId plants = room.unit(course, "Plants");
        var roots = room.lesson(plants, "Roots", "They drink.");
        room.lesson(plants, "Leaves", "They sweat.");
        room.publish(roots);

        var seen = contents(room.learner).units().getFirst().lessons();
        assertEquals(List.of("Roots"), seen.stream().map(LessonEntry::title).toList());
        assertEquals(List.of("Biology 8"), titles(room.learner));

        room.courses.withdraw(room.teacher, course);
        assertEquals(new Contents.NotFound(), room.courses.contents(room.learner, course));
        assertEquals(List.of(), titles(room.learner));
    }

    private List<String> titles(Actor actor) {
        return room.courses.all(actor).stream().map(CourseEntry::title).toList();
    }

    @Test
    void what_is_not_ones_own_is_not_found_and_not_changed() {
        UnitId plants = room.unit(course, "Plants");
        for (var stranger : List.of(room.colleague, room.learner, room.otherOwner)) {
            assertEquals(new Contents.NotFound(), room.courses.contents(stranger, course));
            assertEquals(new Change.NotFound(), room.courses.rename(stranger, course, "Mine"));
            assertEquals(new Change.NotFound(), room.courses.describe(stranger, course, "Mine"));
            assertEquals(new Change.NotFound(), room.courses.archive(stranger, course));
            assertEquals(new CodeMaking.NotFound(), room.courses.makeCode(stranger, course));
            assertEquals(new AddingUnit.NotFound(), room.units.add(stranger, course, "Mine"));
            assertEquals(new Change.NotFound(), room.units.rename(stranger, plants, "Mine"));
            assertEquals(new Change.NotFound(), room.units.introduce(stranger, plants, "Mine"));
            assertEquals(new Change.NotFound(), room.units.move(stranger, plants, 0));
            assertEquals(new Change.NotFound(), room.units.remove(stranger, plants));
        }
        assertEquals("Biology 8", contents(room.owner).course().title());
        assertEquals(List.of("Plants[]"), outline());
    }

    @Test
    void the_join_code_is_for_teachers_eyes() {
        room.enrol(room.learner, course);
        var made =
                assertInstanceOf(
                        CodeMaking.Made.class, room.courses.makeCode(room.teacher, course));

        assertEquals(made.code(), contents(room.teacher).course().joinCode());
        assertNull(contents(room.learner).course().joinCode());
        assertNotNull(made.code());

        room.courses.withdrawCode(room.teacher, course);
        assertNull(contents(room.teacher).course().joinCode());
    }
}
