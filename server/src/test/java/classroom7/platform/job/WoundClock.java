package classroom7.platform.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes, from where the test has put it. */
final class WoundClock implements InstantSource {
    private record Setting(Instant at, long nanos) {}

    private volatile Setting setting;

    WoundClock(Instant at) {
        setting = new Setting(at, System.nanoTime());
    }

    @Override
    public Instant instant() {
        var since = setting;
        return since.at.plusNanos(System.nanoTime() - since.nanos);
    }

    void set(Instant at) {
        setting = new Setting(at, System.nanoTime());
    }

    void advance(Duration duration) {
        set(instant().plus(duration));
    }
}
