package classroom7.learning.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts wrong join codes in this process, per person, and per address of who is signed out:
 * enough, because a code has about 39 bits.
 */
final class WrongCodes {
    static final int WRONG_MAX = 20;

    /** A class sits behind one address. */
    static final int WRONG_PER_ADDRESS_MAX = 200;

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int PERSONS_MAX = 10_000;

    private record Count(Instant since, int wrong) {}

    private final InstantSource clock;
    private final Map<String, Count> counts =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                    return size() > PERSONS_MAX;
                }
            };

    WrongCodes(InstantSource clock) {
        this.clock = clock;
    }

    /** How long nothing is looked up for them; null: it is. */
    synchronized @Nullable Duration pause(String who, int max) {
        var count = counts.get(who);
        return count != null && isCurrent(count) && count.wrong() >= max
                ? Duration.between(clock.instant(), count.since().plus(WINDOW))
                : null;
    }

    synchronized void count(String who) {
        var count = counts.get(who);
        counts.put(
                who,
                count == null || !isCurrent(count)
                        ? new Count(clock.instant(), 1)
                        : new Count(count.since(), count.wrong() + 1));
    }

    private boolean isCurrent(Count count) {
        return clock.instant().isBefore(count.since().plus(WINDOW));
    }
}
