package classroom7.platform.job;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.List;

/**
 * Gives memory back once it is quiet. What a busy time leaves in the old part of the heap is looked
 * through only when that is full, and until then the process keeps it; a collection while nobody
 * waits takes about a tenth of a second. Serial collection has no such period of its own, as {@code
 * G1PeriodicGCInterval} is for another collector (JEP 346).
 */
public final class IdleCollection implements Recurring {
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** Small collections between two looks, one for each 20 MB of new objects. */
    private static final int QUIET_COLLECTIONS_MAX = 1;

    private static final long WORTH_BYTES = 12L << 20;

    private final MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getGarbageCollectorMXBeans();
    private long collections = Long.MAX_VALUE;
    private long settled;

    @Override
    public String name() {
        return "idle collection";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        long now = collections();
        boolean quiet = now - collections <= QUIET_COLLECTIONS_MAX && collections <= now;
        collections = now;
        if (quiet && heap() - settled >= WORTH_BYTES) {
            memory.gc();
            settled = heap();
            collections = collections();
        }
    }

    /** What the heap holds of the system's memory, in bytes. */
    private long heap() {
        return memory.getHeapMemoryUsage().getCommitted();
    }

    private long collections() {
        return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
    }
}
