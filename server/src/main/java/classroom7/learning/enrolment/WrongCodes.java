package classroom7.learning.enrolment;

import classroom7.base.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong join codes per person in this process: enough, because a code has about 39 bits and
 * only who is signed in may try.
 */
final class WrongCodes {
    static final int WRONG_MAX = 20;
    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int PERSONS_MAX = 10_000;

    private record Count(Instant since, int wrong) {}

    private final InstantSource clock;
    private final Map<PersonId, Count> counts =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<PersonId, Count> eldest) {
                    return size() > PERSONS_MAX;
                }
            };

    WrongCodes(InstantSource clock) {
        this.clock = clock;
    }

    synchronized boolean tooMany(PersonId person) {
        var count = counts.get(person);
        return count != null && isCurrent(count) && count.wrong() >= WRONG_MAX;
    }

    synchronized void count(PersonId person) {
        var count = counts.get(person);
        counts.put(
                person,
                count == null || !isCurrent(count)
                        ? new Count(clock.instant(), 1)
                        : new Count(count.since(), count.wrong() + 1));
    }

    private boolean isCurrent(Count count) {
        return clock.instant().isBefore(count.since().plus(WINDOW));
    }
}
