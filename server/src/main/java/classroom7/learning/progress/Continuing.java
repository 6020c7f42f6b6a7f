package classroom7.learning.progress;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a learner goes on in a course.
 *
 * @param lesson the first in the course's order that is open and not done; null: all are done
 * @param questionsLeft in that lesson; 0 for one that is only read
 * @param dueAt the learner's own
 */
public record Continuing(
        CourseId course, String courseTitle, int lessons, int lessonsDone, @Nullable Next lesson) {
    /** The lesson to open. */
    public record Next(
            LessonId id,
            String title,
            String unit,
            int questions,
            int questionsLeft,
            boolean begun,
            @Nullable Instant dueAt) {}
}
