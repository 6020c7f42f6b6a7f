package classroom7.operations.sample;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The time of days gone by, set by hand. */
final class SampleClock implements InstantSource {
    private Instant now = Instant.EPOCH;

    void set(Instant to) {
        now = to;
    }

    Instant forward(Duration by) {
        now = now.plus(by);
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
