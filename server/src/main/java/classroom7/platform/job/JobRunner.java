package classroom7.platform.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs what recurs, each on a thread of its own, until closed. */
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(10);

    private final CountDownLatch closing = new CountDownLatch(1);
    private final @Nullable Beats beats;
    private final Duration closeMax;
    private final List<Thread> threads = new ArrayList<>();

    private JobRunner(@Nullable Beats beats, Duration closeMax) {
        this.beats = beats;
        this.closeMax = closeMax;
    }

    /** Starts all of them at once. */
    public static JobRunner start(Collection<? extends Recurring> all) {
        return start(all, null, CLOSE_MAX);
    }

    /**
     * The same.
     *
     * @param beats hears how each goes
     */
    static JobRunner start(Collection<? extends Recurring> all, Beats beats) {
        return start(all, beats, CLOSE_MAX);
    }

    /** The same; runs under way are waited for so long when it is closed. */
    static JobRunner start(
            Collection<? extends Recurring> all, @Nullable Beats beats, Duration closeMax) {
        var jobs = new JobRunner(beats, closeMax);
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
        long end = System.nanoTime() + closeMax.toNanos();
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
                if (beats != null) {
                    beats.worked(one.name());
                }
            } catch (RuntimeException e) { // the job runner may: the next run comes
                told(one, e);
            }
        } while (!closes(one.pause()));
    }

    /** What is stopped on its way is no failure: it goes on where it was at the next start. */
    private void told(Recurring one, RuntimeException e) {
        if (isStopped()) {
            LOG.info("The job {} was stopped on its way; it goes on at the next start", one.name());
        } else {
            LOG.error("The job {} failed; it runs again in {}", one.name(), one.pause(), e);
            if (beats != null) {
                beats.failed(one.name(), e);
            }
        }
    }

    private boolean isStopped() {
        return closing.getCount() == 0;
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
