package classroom7.learning.course;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a learner goes on in one course: the unfinished lesson touched last, or the first one.
 *
 * @param touchedAt when the lesson was last open or answered; null: not begun
 * @param dueAt the learner's own: an extension comes before the lesson's date
 */
public record Bookmark(
        CourseId course,
        String courseTitle,
        LessonId lesson,
        String title,
        int answered,
        int questions,
        @Nullable Instant touchedAt,
        @Nullable Instant dueAt) {}
