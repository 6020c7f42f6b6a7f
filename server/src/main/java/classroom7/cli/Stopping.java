package classroom7.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;

/** What is closed, last opened first, when the process is asked to end or fails to begin. */
final class Stopping {
    private final Deque<Runnable> closing = new ArrayDeque<>();
    private final CountDownLatch done = new CountDownLatch(1);

    Stopping() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
    }

    synchronized <T extends AutoCloseable> T add(T part, Runnable close) {
        closing.push(close);
        return part;
    }

    /** Returns when all is closed. */
    void await() throws InterruptedException {
        done.await();
    }

    synchronized void stop() {
        while (!closing.isEmpty()) {
            closing.pop().run();
        }
        done.countDown();
    }
}
