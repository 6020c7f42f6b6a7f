package classroom7.platform.job;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What repeats all the time, without a schedule: a {@link Recurring}.
 *
 * @param process the one that said so last
 * @param beat when its process was last heard of
 * @param worked when a run last went well; null: never in that process
 * @param failed when one last failed; null: never in that process
 */
public record Loop(
        String name,
        String process,
        Instant beat,
        @Nullable Instant worked,
        @Nullable Instant failed,
        String failure) {
    /** A process that is alive is heard of more often. */
    static final Duration SILENT_AFTER = Duration.ofSeconds(90);

    /** The same, of a process that is alive now. */
    Loop heard(Instant now) {
        return new Loop(name, process, now, worked, failed, failure);
    }

    public boolean isSilent(Instant now) {
        return beat.plus(SILENT_AFTER).isBefore(now);
    }

    /** Whether its last run failed. */
    public boolean fails() {
        return failed != null && (worked == null || failed.isAfter(worked));
    }
}
