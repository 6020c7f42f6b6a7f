package classroom7.platform.job;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a job stands.
 *
 * @param next when it is due; null: nobody has put it on the schedule yet
 * @param running since when; null: it does not run
 * @param pausedBy who said so; null: it is not paused
 * @param runs the latest first
 */
public record Standing(
        Duty duty,
        @Nullable Instant next,
        @Nullable Instant running,
        @Nullable String pausedBy,
        List<Run> runs) {
    /** A run may begin so much later than it is due before that is called missed. */
    public static final Duration LATE_MAX = Duration.ofMinutes(5);

    public Standing {
        runs = List.copyOf(runs);
    }

    public enum State {
        /** It did not run when it should, or has not ended when it should run again. */
        MISSED,
        PAUSED,
        RUNS,
        FAILED,
        WELL,
        /** It was never due yet. */
        WAITS;

        /** Whether an operator has to look. */
        public boolean isBad() {
            return this == MISSED || this == FAILED;
        }
    }

    public State state(Instant now) {
        if (isMissed(now)) {
            return State.MISSED;
        }
        if (running != null) {
            return State.RUNS;
        }
        if (pausedBy != null) {
            return State.PAUSED;
        }
        return ended();
    }

    private State ended() {
        for (var run : runs) {
            var outcome = run.outcome();
            if (outcome != null) {
                return switch (outcome) {
                    case DONE -> State.WELL;
                    case FAILED -> State.FAILED;
                    case STOPPED, KILLED -> State.WAITS;
                };
            }
        }
        return State.WAITS;
    }

    private boolean isMissed(Instant now) {
        if (running != null) {
            return duty.plan().next(running).plus(LATE_MAX).isBefore(now);
        }
        return pausedBy == null && next != null && next.plus(LATE_MAX).isBefore(now);
    }
}
