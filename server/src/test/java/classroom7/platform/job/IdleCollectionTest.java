package classroom7.platform.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class IdleCollectionTest {
    private static final int BUSY_COLLECTIONS = 3;

    private final IdleCollection collection = new IdleCollection();

    @Test
    void memory_is_given_back_once_it_is_quiet_and_not_again() {
        collection.run();
        long before = collections();
        collection.run();
        long after = collections();
        assertTrue(after > before, "nothing was collected");
        collection.run();
        assertEquals(after, collections());
    }

    @Test
    void nothing_is_held_up_while_it_is_busy() {
        collection.run();
        for (int number = 0; number < BUSY_COLLECTIONS; number++) {
            System.gc();
        }
        long before = collections();
        collection.run();
        assertEquals(before, collections());
    }

    private static long collections() {
        return ManagementFactory.getGarbageCollectorMXBeans().stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
