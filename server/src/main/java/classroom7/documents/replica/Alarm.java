package classroom7.documents.replica;

import classroom7.documents.DocumentsFailure;
import classroom7.platform.job.Recurring;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once in the log that the second store stands still, and once that it does not any more. It
 * runs beside the follower and does not ask it: one that hangs, or that nobody runs, is noticed.
 */
final class Alarm implements Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Supplier<List<Lag>> lags;
    private final InstantSource clock;
    private @Nullable Instant begun;
    private boolean raised;

    /**
     * @param lags of each organization; empty where there is no second store
     */
    Alarm(Supplier<List<Lag>> lags, InstantSource clock) {
        this.clock = clock;
        this.lags = lags;
    }

    @Override
    public String name() {
        return "replication alarm";
    }

    @Override
    public Duration pause() {
        return EVERY;
    }

    @Override
    public void run() {
        var now = clock.instant();
        var since = begun == null ? now : begun;
        begun = since;
        if (now.isBefore(since.plus(Lag.STUCK_AFTER))) {
            return; // whoever is to follow begins only now, too
        }
        try {
            judge(lags.get().stream().filter(Lag::stuck).toList());
        } catch (DocumentsFailure e) {
            LOG.debug("Main does not say how far it is", e); // whoever uses it says so louder
        }
    }

    private void judge(List<Lag> stuck) {
        if (!stuck.isEmpty() && !raised) {
            var worst = stuck.getFirst();
            LOG.warn(
                    "The second store stands still: {} organizations, {} documents of {} missing, last seen to work {}. See `c7 documents status`.",
                    stuck.size(),
                    worst.behind(),
                    worst.organization(),
                    worst.worked() == null ? "never" : worst.worked());
        }
        if (stuck.isEmpty() && raised) {
            LOG.info("The second store follows again");
        }
        raised = !stuck.isEmpty();
    }

    /** Whether something stands still. */
    boolean isRaised() {
        return raised;
    }
}
