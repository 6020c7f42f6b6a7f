package classroom7.acceptance;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what becomes so by itself. */
final class Eventually {
    static final Duration MAX = Duration.ofSeconds(20);

    private Eventually() {}

    static void holds(BooleanSupplier condition) {
        long deadline = System.nanoTime() + MAX.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + MAX);
            }
            Thread.onSpinWait();
        }
    }
}
