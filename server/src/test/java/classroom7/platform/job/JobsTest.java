package classroom7.platform.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.Database;
import classroom7.platform.process.Wait;
import classroom7.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobsTest {
    private static final Duration LOOKS_EVERY = Duration.ofMillis(20);
    private static final Duration RUNS_MAX = Duration.ofSeconds(20);
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String KIM = "Kim";

    private final Database database = TestDatabase.fresh();
    private final WoundClock clock = new WoundClock(NOON);
    private final CountDownLatch let = new CountDownLatch(1);

    @AfterEach
    void letAllEnd() {
        let.countDown();
    }

    @Test
    void what_is_due_runs_once_and_how_it_went_is_kept() {
        var job = job("counting", () -> "counted to three");
        var jobs = jobs(job);
        jobs.enter();
        assertEquals(Standing.State.WAITS, one(jobs).state(clock.instant()));
        try (var working = jobs.begin(LOOKS_EVERY);
                var other = jobs(job).begin(LOOKS_EVERY)) {
            clock.advance(Duration.ofDays(1));
            ended(jobs);
        }
        var standing = one(jobs);
        var run = standing.runs().getFirst();
        assertEquals(1, job.done.get());
        assertEquals(Run.Outcome.DONE, run.outcome());
        assertEquals("counted to three", run.message());
        assertNull(run.askedBy());
        assertNotNull(standing.next());
        assertTrue(standing.next().isAfter(clock.instant().plus(Duration.ofHours(23))));
        assertEquals(Standing.State.WELL, standing.state(clock.instant()));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-28T20:00:00Z, 2026-03-29T01:30:00Z",
        "2026-10-24T20:00:00Z, 2026-10-25T00:30:00Z"
    })
    void a_job_at_half_past_two_runs_once_in_a_night_of_23_or_25_hours(
            Instant evening, Instant due) {
        clock.set(evening);
        var berlin = new Plan.Daily(LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));
        var job = new TestJob("nightly", berlin, Crew.NIGHT, () -> "");
        var jobs = jobs(job);
        jobs.enter();
        try (var working = jobs.begin(LOOKS_EVERY)) {
            for (int step = 1; step <= 12 * 4; step++) {
                clock.set(evening.plus(Duration.ofMinutes(15).multipliedBy(step)));
                assertTrue(Wait.until(RUNS_MAX, () -> nothingIsDue(jobs)));
            }
        }
        assertEquals(1, job.done.get());
        assertEquals(List.of(due), one(jobs).runs().stream().map(Run::due).toList());
    }

    @Test
    void work_that_is_slow_keeps_no_other_crew_waiting() {
        var slow = List.of(slow("slow-one"), slow("slow-two"), slow("slow-three"));
        var quick = new TestJob("quick", TestJob.RARELY, Crew.HOUSEKEEPING, () -> "");
        var jobs =
                new Jobs(
                        List.of(slow.get(0), slow.get(1), slow.get(2), quick),
                        database,
                        clock,
                        "test");
        try (var working = jobs.begin(LOOKS_EVERY)) {
            slow.forEach(job -> jobs.run(job.duty().name(), KIM));
            assertTrue(Wait.until(RUNS_MAX, () -> begun(slow) == Crew.NIGHT.threads()));
            jobs.run("quick", KIM);
            assertTrue(Wait.until(RUNS_MAX, () -> quick.done.get() == 1));
            assertEquals(
                    Crew.NIGHT.threads(), begun(slow), "no more of its own than it has threads");
            let.countDown();
            assertTrue(Wait.until(RUNS_MAX, () -> begun(slow) == slow.size()));
        }
    }

    @Test
    void what_is_paused_is_left_out_until_it_is_resumed_but_runs_when_asked() {
        var job = job("counting", () -> "");
        var jobs = jobs(job);
        assertInstanceOf(Jobs.Saying.Done.class, jobs.pause("counting", KIM));
        try (var working = jobs.begin(LOOKS_EVERY)) {
            clock.advance(Duration.ofDays(2));
            assertTrue(Wait.until(RUNS_MAX, () -> nothingIsDue(jobs)));
            assertEquals(List.of(), one(jobs).runs());
            assertEquals(Standing.State.PAUSED, one(jobs).state(clock.instant()));
            jobs.run("counting", "Grace");
            ended(jobs);
            assertEquals("Grace", one(jobs).runs().getFirst().askedBy());
            assertEquals(KIM, one(jobs).pausedBy());
            jobs.resume("counting");
            clock.advance(Duration.ofDays(1));
            assertTrue(Wait.until(RUNS_MAX, () -> job.done.get() == 2));
        }
    }

    @Test
    void what_fails_is_said_and_tried_again_sooner_than_planned() {
        var well = new AtomicBoolean();
        var job =
                job(
                        "trying",
                        () -> {
                            if (!well.get()) {
                                throw new IllegalStateException("no route to host");
                            }
                            return "";
                        });
        var jobs = jobs(job);
        try (var working = jobs.begin(LOOKS_EVERY)) {
            jobs.run("trying", KIM);
            ended(jobs);
            var failed = one(jobs);
            assertEquals("no route to host", failed.runs().getFirst().message());
            assertEquals(Standing.State.FAILED, failed.state(clock.instant()));
            assertNull(failed.pausedBy());
            well.set(true);
            clock.advance(Duration.ofMinutes(2));
            assertTrue(Wait.until(RUNS_MAX, () -> job.done.get() == 1));
            assertTrue(Wait.until(RUNS_MAX, () -> nothingIsDue(jobs)));
            assertEquals(Standing.State.WELL, one(jobs).state(clock.instant()));
        }
    }

    @Test
    void what_is_stopped_on_its_way_is_begun_anew_by_the_next_process() {
        var job = slow("slow");
        var jobs = jobs(job);
        try (var working = jobs.begin(LOOKS_EVERY)) {
            jobs.run("slow", KIM);
            assertTrue(Wait.until(RUNS_MAX, () -> job.begun.get() == 1));
            assertInstanceOf(Jobs.Saying.Running.class, jobs.run("slow", KIM));
        }
        assertEquals(Run.Outcome.STOPPED, one(jobs).runs().getFirst().outcome());
        let.countDown();
        try (var working = jobs.begin(LOOKS_EVERY)) {
            assertTrue(Wait.until(RUNS_MAX, () -> job.done.get() == 1));
        }
    }

    @Test
    void no_more_than_the_newest_runs_are_kept() {
        var jobs = jobs(job("counting", () -> ""));
        jobs.enter();
        var runs = new RunStore(database);
        for (int i = 0; i < Execution.RUNS_KEPT + 5; i++) {
            var beginning = new RunStore.Beginning("counting", NOON, NOON, null, "test");
            runs.end(runs.begin(beginning), NOON, Run.Outcome.DONE, "" + i);
            runs.trim("counting", Execution.RUNS_KEPT);
        }
        var kept = one(jobs).runs();
        assertEquals(Execution.RUNS_KEPT, kept.size());
        assertEquals("104", kept.getFirst().message());
    }

    @Test
    void a_job_that_is_not_known_is_not_found() {
        var jobs = jobs(job("counting", () -> ""));
        assertEquals(new Jobs.Saying.NotFound(), jobs.run("other", KIM));
        assertEquals(new Jobs.Saying.NotFound(), jobs.pause("other", KIM));
        assertEquals(new Jobs.Saying.NotFound(), jobs.resume("other"));
    }

    private TestJob job(String name, java.util.function.Supplier<String> work) {
        return new TestJob(name, TestJob.RARELY, Crew.HOUSEKEEPING, work);
    }

    /** One that runs until the test lets it end. */
    private TestJob slow(String name) {
        return new TestJob(
                name,
                TestJob.RARELY,
                Crew.NIGHT,
                () -> {
                    try {
                        let.await();
                        return "";
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("in the midst of its work", e);
                    }
                });
    }

    private Jobs jobs(TestJob job) {
        return new Jobs(List.of(job), database, clock, "test");
    }

    private static Standing one(Jobs jobs) {
        return jobs.all().getFirst();
    }

    private static int begun(List<TestJob> jobs) {
        return jobs.stream().mapToInt(job -> job.begun.get()).sum();
    }

    private void ended(Jobs jobs) {
        assertTrue(
                Wait.until(
                        RUNS_MAX,
                        () ->
                                !one(jobs).runs().isEmpty()
                                        && one(jobs).runs().getFirst().ended() != null
                                        && nothingIsDue(jobs)));
    }

    /** Nothing is due and nothing runs. */
    private boolean nothingIsDue(Jobs jobs) {
        return database.sql(
                                "select count(*) from scheduled_tasks where picked or execution_time <= :now")
                        .param("now", classroom7.platform.database.Columns.time(clock.instant()))
                        .query(Integer.class)
                        .single()
                == 0;
    }
}
