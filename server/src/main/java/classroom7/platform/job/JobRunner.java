package classroom7.platform.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what recurs, each on a thread of its own, until closed. */
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /** Starts all of them at once. */
    public static JobRunner start(Collection<Recurring> all) {
        var jobs = new JobRunner();
        for (var one : all) {
            jobs.threads.add(
                    Thread.ofVirtual().name("job " + one.name()).start(() -> jobs.repeat(one)));
        }
        return jobs;
    }

    /** Lets the runs under way end, at most ten seconds. */
    @Override
    public void close() {
        closing.countDown();
        long end = System.nanoTime() + CLOSE_MAX.toNanos();
        for (var thread : threads) {
            try {
                long left = Math.max(1, end - System.nanoTime());
                if (!thread.join(Duration.ofNanos(left))) {
                    thread.interrupt();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void repeat(Recurring one) {
        do {
            try {
                one.run();
            } catch (RuntimeException e) { // the job runner may: the next run comes
                LOG.error("The job {} failed; it runs again in {}", one.name(), one.pause(), e);
            }
        } while (!closes(one.pause()));
    }

    private boolean closes(Duration pause) {
        try {
            return closing.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
