package classroom7.platform.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One run of a job.
 *
 * @param ended null as long as it runs
 * @param message what it did, or why it failed
 * @param askedBy who asked for it; null: it was due
 * @param process which one ran it
 */
public record Run(
        long id,
        Instant due,
        Instant started,
        @Nullable Instant ended,
        @Nullable Outcome outcome,
        String message,
        @Nullable String askedBy,
        String process) {
    public enum Outcome {
        DONE,
        FAILED,
        /** Its process was asked to end; it was begun anew. */
        STOPPED,
        /** Its process died; it was begun anew. */
        KILLED
    }

    /** From its start to its end, or until now. */
    public Duration took(Instant now) {
        return Duration.between(started, ended == null ? now : ended);
    }

    /** From when it should have started to when it did. */
    public Duration late() {
        return Duration.between(due, started);
    }
}
