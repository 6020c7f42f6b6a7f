package classroom7.learning.lesson;

import classroom7.base.LessonId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A lesson as its teachers write it.
 *
 * @param revision counts saves: to be named with the next one
 * @param changedBy the name of who saved last; empty if that person is gone or nobody has
 * @param published what learners see now; null: never published
 */
public record Draft(
        Lesson.Place place,
        LessonId id,
        String title,
        String source,
        long revision,
        Instant changedAt,
        String changedBy,
        @Nullable Edition published,
        Settings settings,
        boolean archived) {

    /** A published version without its text. */
    public record Edition(int version, Instant at, boolean changedSince) {}

    /**
     * How the lesson is worked on, as its teachers set it.
     *
     * @param dueLocal what was typed, in the zone beside it; the instant it means is {@code dueAt}
     */
    public record Settings(
            @Nullable Instant opensAt,
            @Nullable LocalDateTime dueLocal,
            @Nullable ZoneId dueZone,
            @Nullable Instant dueAt,
            LatePolicy late,
            int attemptsMax,
            FeedbackPolicy feedback,
            boolean shuffle,
            int minutesMax) {}
}
