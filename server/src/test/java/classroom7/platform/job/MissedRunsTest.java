package classroom7.platform.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import classroom7.platform.database.Database;
import classroom7.platform.process.Wait;
import classroom7.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class MissedRunsTest {
    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);
    private static final Duration RUNS_MAX = Duration.ofSeconds(20);

    private final Database database = TestDatabase.fresh();
    private final WoundClock clock = new WoundClock(Instant.parse("2026-11-23T12:00:00Z"));
    private final Logger log = (Logger) LoggerFactory.getLogger(MissedRuns.class);
    private final ListAppender<ILoggingEvent> said = new ListAppender<>();
    private final CountDownLatch let = new CountDownLatch(1);

    @BeforeEach
    void listen() {
        said.start();
        log.addAppender(said);
        log.setLevel(Level.INFO);
    }

    @AfterEach
    void leave() {
        let.countDown();
        log.detachAppender(said);
        log.setLevel(null);
    }

    @Test
    void what_did_not_run_because_nobody_runs_anything_is_said_once() {
        var job = new TestJob("counting", TestJob.RARELY, Crew.HOUSEKEEPING, () -> "");
        var jobs = new Jobs(List.of(job), database, clock, "test");
        var alarm = new MissedRuns(jobs, clock);
        alarm.run();
        clock.advance(Duration.ofDays(1).plusMinutes(1));
        alarm.run();
        assertEquals(Set.of(), alarm.said(), "it is hardly late");
        clock.advance(Standing.LATE_MAX);
        alarm.run();
        alarm.run();
        assertEquals(Set.of("counting"), alarm.said());
        assertEquals(1, said.list.size());
        assertTrue(said.list.getFirst().getFormattedMessage().contains("did not run"));
        try (var working = jobs.begin(LOOKS_EVERY)) {
            assertTrue(Wait.until(RUNS_MAX, () -> job.done.get() == 1));
            assertTrue(
                    Wait.until(
                            RUNS_MAX, () -> !jobs.all().getFirst().state(clock.instant()).isBad()));
        }
        alarm.run();
        assertEquals(Set.of(), alarm.said());
        assertEquals(2, said.list.size());
    }

    @Test
    void what_was_due_while_nothing_was_switched_on_has_its_time_to_run() {
        var job = new TestJob("counting", TestJob.RARELY, Crew.HOUSEKEEPING, () -> "");
        var jobs = new Jobs(List.of(job), database, clock, "test");
        jobs.enter();
        clock.advance(Duration.ofDays(3));
        var alarm = new MissedRuns(jobs, clock);
        alarm.run();
        assertEquals(Set.of(), alarm.said());
        assertEquals(Standing.State.MISSED, jobs.all().getFirst().state(clock.instant()));
    }

    @Test
    void what_hangs_until_it_is_due_again_is_missed_too() {
        var job =
                new TestJob(
                        "hanging",
                        new Plan.Every(Duration.ofMinutes(10)),
                        Crew.OUTSIDE,
                        () -> {
                            try {
                                let.await();
                                return "";
                            } catch (InterruptedException e) {
                                throw new IllegalStateException("stopped", e);
                            }
                        });
        var jobs = new Jobs(List.of(job), database, clock, "test");
        var alarm = new MissedRuns(jobs, clock);
        alarm.run();
        try (var working = jobs.begin(LOOKS_EVERY)) {
            jobs.run("hanging", "Kim");
            assertTrue(Wait.until(RUNS_MAX, () -> job.begun.get() == 1));
            assertEquals(Standing.State.RUNS, jobs.all().getFirst().state(clock.instant()));
            clock.advance(Duration.ofMinutes(10).plus(Standing.LATE_MAX).plusSeconds(1));
            assertTrue(Wait.until(RUNS_MAX, () -> jobs.all().getFirst().running() != null));
            alarm.run();
            assertEquals(Set.of("hanging"), alarm.said());
            let.countDown();
        }
        assertTrue(said.list.getFirst().getFormattedMessage().contains("is due again"));
    }

    @Test
    void what_is_paused_is_not_missed() {
        var job = new TestJob("counting", TestJob.RARELY, Crew.HOUSEKEEPING, () -> "");
        var jobs = new Jobs(List.of(job), database, clock, "test");
        jobs.pause("counting", "Kim");
        clock.advance(Duration.ofDays(3));
        assertEquals(Standing.State.PAUSED, jobs.all().getFirst().state(clock.instant()));
    }
}
