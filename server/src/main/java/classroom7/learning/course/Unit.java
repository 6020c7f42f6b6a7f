package classroom7.learning.course;

import classroom7.base.UnitId;
import java.util.List;

/** A unit with the lessons that the actor may see, in order. */
public record Unit(UnitId id, String title, String introduction, List<LessonEntry> lessons) {
    public Unit {
        lessons = List.copyOf(lessons);
    }
}
