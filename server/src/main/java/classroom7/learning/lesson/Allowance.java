package classroom7.learning.lesson;

import classroom7.base.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What one learner has beyond the others in timed work that begins from now on.
 *
 * @param percent more time in every timed lesson of the course
 * @param minutes more in this lesson
 * @param attempts more in this lesson
 */
public record Allowance(int percent, int minutes, int attempts) {
    public static final Allowance NOTHING = new Allowance(0, 0, 0);
    public static final int PERCENT_MAX = 300;

    @Nullable Problem problem() {
        if (percent < 0 || percent > PERCENT_MAX) {
            return Problem.of("percent", "learning.lesson.percentMore", PERCENT_MAX);
        }
        if (minutes < 0 || minutes > Terms.MINUTES_MAX) {
            return Problem.of("minutes", "learning.lesson.minutesMore", Terms.MINUTES_MAX);
        }
        return attempts < 0 || attempts > Terms.ATTEMPTS_MAX
                ? Problem.of("attempts", "learning.lesson.attemptsMore", Terms.ATTEMPTS_MAX)
                : null;
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
