package classroom7.learning.attempt;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A learner's attempt at a lesson.
 *
 * @param number from 1; the highest is the current one
 * @param seed shuffles the order of choices; see {@link Seeds}
 * @param endsAt null: untimed
 */
public record Attempt(
        int number,
        long seed,
        Instant startedAt,
        @Nullable Instant endsAt,
        @Nullable Instant handedInAt) {
    public static final int NUMBER_MAX = 9999;

    /** What an answer may take on its way: received so long after the end, it is in time. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    public boolean isTimed() {
        return endsAt != null;
    }

    public boolean isOver(Instant now) {
        return endsAt != null && !now.isBefore(endsAt);
    }

    /** Timed, and worked on now. */
    public boolean isRunning(Instant now) {
        return endsAt != null && now.isBefore(endsAt) && handedInAt == null;
    }
}
