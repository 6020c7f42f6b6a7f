package classroom7.operations.drill;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * The order of faults: every one once, then every one again in another order. The same seed and the
 * same faults give the same order and the same pauses.
 */
final class Deck {
    private static final int PAUSE_MILLIS_MIN = 500;
    private static final int PAUSE_MILLIS_MAX = 4000;

    private final List<Fault> faults;
    private final Random random;
    private final Deque<Fault> left = new ArrayDeque<>();

    Deck(List<Fault> faults, long seed) {
        this.faults = List.copyOf(faults);
        this.random = new Random(seed);
    }

    /** A fault, and how long nothing is broken before it. */
    record Card(Duration pause, Fault fault) {}

    Card next() {
        if (left.isEmpty()) {
            var all = new ArrayList<>(faults);
            Collections.shuffle(all, random);
            left.addAll(all);
        }
        var pause = Duration.ofMillis(random.nextInt(PAUSE_MILLIS_MIN, PAUSE_MILLIS_MAX));
        return new Card(pause, left.pop());
    }
}
