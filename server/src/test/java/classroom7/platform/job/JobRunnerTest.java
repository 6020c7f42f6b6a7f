package classroom7.platform.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import classroom7.platform.process.Wait;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class JobRunnerTest {
    private static final Duration RUNS_MAX = Duration.ofSeconds(20);
    private static final Duration CLOSE_MAX = Duration.ofMillis(200);

    private final Logger log = (Logger) LoggerFactory.getLogger(JobRunner.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final AtomicInteger runs = new AtomicInteger();

    private record Job(Consumer<Job> work) implements Recurring {
        @Override
        public String name() {
            return "test";
        }

        @Override
        public Duration pause() {
            return Duration.ofMillis(1);
        }

        @Override
        public void run() {
            work.accept(this);
        }
    }

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
        log.setLevel(Level.INFO);
    }

    @AfterEach
    void leave() {
        log.detachAppender(said);
        log.setLevel(null);
    }

    @Test
    void a_run_that_fails_is_told_and_the_next_one_comes() {
        var failing =
                new Job(job -> {
                    if (runs.incrementAndGet() == 1) {
                        throw new IllegalStateException("planted");
                    }
                });
        try (var jobs = JobRunner.start(List.of(failing))) {
            assertTrue(Wait.until(RUNS_MAX, () -> runs.get() > 2));
        }
        assertEquals(1, said.list.size());
        assertEquals(Level.ERROR, said.list.getFirst().getLevel());
    }

    @Test
    void a_run_that_is_stopped_on_its_way_is_one_line_and_no_failure() {
        var begun = new CountDownLatch(1);
        var endless =
                new Job(job -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        runs.incrementAndGet();
                        throw new IllegalStateException("in the midst of its work", e);
                    }
                });
        var jobs = JobRunner.start(List.of(endless), null, CLOSE_MAX);
        assertTrue(Wait.until(RUNS_MAX, () -> begun.getCount() == 0));
        jobs.close();
        assertTrue(Wait.until(RUNS_MAX, () -> runs.get() == 1 && !said.list.isEmpty()));
        assertEquals(Level.INFO, said.list.getFirst().getLevel());
        assertEquals(null, said.list.getFirst().getThrowableProxy(), "no stack trace");
    }
}
