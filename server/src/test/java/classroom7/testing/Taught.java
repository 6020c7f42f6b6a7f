package classroom7.testing;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import classroom7.base.LessonId;
import classroom7.learning.course.AddingUnit;
import classroom7.learning.course.Units;
import classroom7.learning.lesson.Adding;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Publications;
import classroom7.learning.lesson.Publishing;
import classroom7.learning.lesson.Saving;
import java.util.Set;

/** Lessons that Ada taught in the course Fractions, each in a unit of its own. */
public final class Taught {
    private Taught() {}

    /** A published one. */
    public static LessonId lesson(TestServer server, School school, String title, String source) {
        var id = draft(server, school, title, source);
        assertInstanceOf(
                Publishing.Published.class,
                server.door(Publications.class).publish(school.ada, id, Set.of()));
        return id;
    }

    /** One that was written and never published. */
    public static LessonId draft(TestServer server, School school, String title, String source) {
        var unit = server.door(Units.class).add(school.ada, school.fractions, "Unit of " + title);
        var added =
                server.door(Lessons.class)
                        .add(
                                school.ada,
                                assertInstanceOf(AddingUnit.Added.class, unit).id(),
                                title);
        var id = assertInstanceOf(Adding.Added.class, added).id();
        var drafts = server.door(Drafts.class);
        var open = assertInstanceOf(Editing.Open.class, drafts.open(school.ada, id)).draft();
        assertInstanceOf(
                Saving.Saved.class,
                drafts.save(school.ada, id, new Drafts.Typed(title, source), open.revision()));
        return id;
    }
}
