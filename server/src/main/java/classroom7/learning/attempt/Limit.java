package classroom7.learning.attempt;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides how long a learner's timed work lasts.
 *
 * @param minutesMax of the lesson; 0: untimed
 * @param percentMore what the learner has more in all timed work of the course
 * @param minutesMore what the learner has more in this lesson
 * @param due the learner's own
 * @param lateCounts whether late answers count: then the due date ends nothing
 */
record Limit(
        int minutesMax,
        int percentMore,
        int minutesMore,
        @Nullable Instant due,
        boolean lateCounts) {
    private static final int WHOLE = 100;

    boolean isTimed() {
        return minutesMax > 0;
    }

    Duration length() {
        return Duration.ofMinutes(minutesMax)
                .multipliedBy(WHOLE + percentMore)
                .dividedBy(WHOLE)
                .plusMinutes(minutesMore);
    }

    /** Whether beginning now makes no sense: nothing that is answered would count. */
    boolean isOver(Instant now) {
        return isTimed() && !lateCounts && due != null && !now.isBefore(due);
    }

    /** Null: untimed. Who begins late ends at the due date, where late answers do not count. */
    @Nullable Instant end(Instant start) {
        if (!isTimed()) {
            return null;
        }
        var end = start.plus(length());
        return due != null && !lateCounts && due.isBefore(end) ? due : end;
    }
}
