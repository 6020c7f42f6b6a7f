package classroom7.learning.course;

import java.util.List;

/** Looking up a course with everything in it. */
public sealed interface Contents {
    /**
     * @param archived lessons set aside; for teachers only
     */
    record Found(Course course, List<Unit> units, List<LessonEntry> archived) implements Contents {
        public Found {
            units = List.copyOf(units);
            archived = List.copyOf(archived);
        }
    }

    record NotFound() implements Contents {}
}
