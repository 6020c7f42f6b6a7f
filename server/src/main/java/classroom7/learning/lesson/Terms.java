package classroom7.learning.lesson;

import classroom7.base.Problem;
import org.jspecify.annotations.Nullable;

/**
 * How a lesson is to be worked on, as its teacher chose it.
 *
 * @param opens null: as soon as it is published
 * @param attemptsMax 0: any number
 * @param minutesMax the time an attempt has; 0: untimed
 */
public record Terms(
        @Nullable Due opens,
        @Nullable Due due,
        LatePolicy late,
        int attemptsMax,
        FeedbackPolicy feedback,
        boolean shuffle,
        int minutesMax) {
    public static final int ATTEMPTS_MAX = 100;

    /** A day. */
    public static final int MINUTES_MAX = 1440;

    @Nullable Problem problem() {
        if (attemptsMax < 0 || attemptsMax > ATTEMPTS_MAX) {
            return Problem.of("attempts", "learning.lesson.attemptsMax", ATTEMPTS_MAX);
        }
        if (minutesMax < 0 || minutesMax > MINUTES_MAX) {
            return Problem.of("minutes", "learning.lesson.minutesMax", MINUTES_MAX);
        }
        if (opens != null && due != null && !opens.at().isBefore(due.at())) {
            return Problem.of("due", "learning.lesson.dueBeforeOpening");
        }
        return feedback == FeedbackPolicy.AFTER_DUE && due == null
                ? Problem.of("feedback", "learning.lesson.feedbackWithoutDue")
                : null;
    }
}
