package classroom7.documents;

import classroom7.platform.job.Recurring;
import java.time.Duration;

/**
 * Where jobs run, no page is kept and nobody looks for changes: the epoch is looked at by a job.
 */
final class EpochWatch implements Recurring {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Epoch epoch;

    EpochWatch(Epoch epoch) {
        this.epoch = epoch;
    }

    @Override
    public String name() {
        return "epoch";
    }

    @Override
    public Duration pause() {
        return EVERY;
    }

    @Override
    public void run() {
        epoch.look();
    }
}
