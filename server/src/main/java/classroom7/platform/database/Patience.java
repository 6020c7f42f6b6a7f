package classroom7.platform.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;

/**
 * How long the calling thread waits for the database. Who answers a person or a device waits {@link
 * #ASKED_MAX} for each reply and for each thing that others hold, and then says so: a request that
 * meets one wait without an end is over after two of them at most, one for a connection and one for
 * a reply. Jobs and commands, whose statements may take long, wait as long as the pool lets them.
 */
public final class Patience {
    /** A statement of a page takes milliseconds; a commit on a stalled disk some seconds. */
    public static final Duration ASKED_MAX = Duration.ofSeconds(8);

    private static final ThreadLocal<Boolean> ASKED = ThreadLocal.withInitial(() -> false);

    private Patience() {}

    /** Of this thread until it is closed. */
    public interface Limited extends AutoCloseable {
        @Override
        void close();
    }

    /** From here on this thread answers somebody who waits, if it does. */
    public static Limited ofAsked(boolean asked) {
        boolean before = ASKED.get();
        ASKED.set(before || asked);
        return () -> {
            if (!before) {
                ASKED.remove();
            }
        };
    }

    /** Whether somebody waits for this thread. */
    public static boolean isAsked() {
        return ASKED.get();
    }

    /** What a wait that usually lasts so long may last here. */
    public static Duration atMost(Duration usual) {
        return isAsked() && usual.compareTo(ASKED_MAX) > 0 ? ASKED_MAX : usual;
    }

    /** Whether the lock is ours: false when it was not within that time, or we were interrupted. */
    public static boolean locks(Lock lock, Duration usual) {
        try {
            return lock.tryLock(atMost(usual).toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
