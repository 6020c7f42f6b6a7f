package classroom7.platform.job;

import java.util.List;

/** All that runs by itself in this process, until it is closed. */
public final class Working implements AutoCloseable {
    private final List<Runnable> ends;

    /**
     * @param ends what ends each part
     */
    Working(List<Runnable> ends) {
        this.ends = List.copyOf(ends);
    }

    /** Lets what runs end, all of it at the same time, at most ten seconds. */
    @Override
    public void close() {
        ends.stream()
                .map(end -> Thread.ofVirtual().name("stop jobs").start(end))
                .toList()
                .forEach(Working::join);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
