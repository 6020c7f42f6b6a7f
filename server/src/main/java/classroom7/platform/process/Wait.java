package classroom7.platform.process;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for a condition of another process, where nothing can notify us. */
public final class Wait {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private Wait() {}

    /** Asks every 10 ms until the condition holds or the limit is over; answers whether it held. */
    public static boolean until(Duration limit, BooleanSupplier condition) {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a process", e);
        }
    }
}
