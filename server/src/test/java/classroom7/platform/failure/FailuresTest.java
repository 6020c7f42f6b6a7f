package classroom7.platform.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.Database;
import classroom7.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class FailuresTest {
    private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
    private static final int MANY = 100_000;
    private static final int THREADS = 4;

    private final Database database = TestDatabase.fresh();

    @TempDir Path home;

    private Failures failures() {
        return new Failures(database, home, InstantSource.fixed(NOON), "web 1");
    }

    private static RuntimeException fails(String message) {
        return new IllegalStateException(message, new ArithmeticException("by " + message));
    }

    @Test
    void equal_failures_are_one_whatever_they_say_and_are_counted_exactly() throws Exception {
        var failures = failures();
        crowd(failures, THREADS, MANY / THREADS);
        var all = failures.newest(10);
        assertEquals(MANY, all.stream().mapToLong(Failure::count).sum());
        assertEquals(1, all.size(), all::toString);
        assertEquals("java.lang.ArithmeticException", all.getFirst().type());
        assertTrue(all.getFirst().place().startsWith("classroom7."), all.getFirst()::place);
        assertEquals(1, failures.takeUntold(10).size());
        crowd(failures, 1, 1);
        assertEquals(List.of(), failures.takeUntold(10));
        var examples = found(failures, all.getFirst().id()).examples();
        assertTrue(examples.size() <= Failures.EXAMPLES_MAX);
        assertEquals("pupil 0", examples.getFirst().message());
        assertEquals(MANY + 1, found(failures, all.getFirst().id()).count());
    }

    /** Each thread fails so often, while they are written down. */
    private static void crowd(Failures failures, int threads, int times) throws Exception {
        var done = new CountDownLatch(threads);
        for (int thread = 0; thread < threads; thread++) {
            Thread.ofPlatform()
                    .start(() -> {
                        for (int number = 0; number < times; number++) {
                            failures.see(fails("pupil " + number), Circumstances.NONE);
                        }
                        done.countDown();
                    });
        }
        do {
            failures.keep();
        } while (done.getCount() > 0);
        done.await();
        failures.keep();
    }

    @Test
    void another_place_or_type_is_another_failure() {
        var one = Fingerprint.of(fails("a"));
        assertEquals(one.id(), Fingerprint.of(fails("b")).id());
        assertNotEquals(one.id(), Fingerprint.of(new IllegalStateException("a")).id());
        assertNotEquals(one.id(), Fingerprint.of(elsewhere()).id());
    }

    private static RuntimeException elsewhere() {
        return new IllegalStateException("a", new ArithmeticException("by a"));
    }

    @Test
    void what_was_resolved_comes_back_as_news_and_what_is_ignored_does_not() {
        var failures = failures();
        failures.see(fails("a"), Circumstances.NONE);
        failures.keep();
        var id = failures.takeUntold(10).getFirst().id();
        assertTrue(failures.setState(id, Failure.State.RESOLVED));
        failures.see(fails("b"), Circumstances.NONE);
        failures.keep();
        assertEquals(Failure.State.CAME_BACK, failures.takeUntold(10).getFirst().state());
        failures.setState(id, Failure.State.IGNORED);
        failures.see(fails("c"), Circumstances.NONE);
        failures.keep();
        assertEquals(List.of(), failures.takeUntold(10));
        assertEquals(3, found(failures, id).count());
        assertEquals(Failure.State.IGNORED, found(failures, id).state());
    }

    @Test
    void whatever_is_logged_as_an_error_is_seen_with_what_was_asked_for() {
        var failures = failures();
        try (var log = FailureLog.begin(failures);
                var told = MDC.putCloseable(Circumstances.TOLD, "t7");
                var asked = MDC.putCloseable(Circumstances.REQUEST, "GET /lessons/{lesson}");
                var who = MDC.putCloseable(Circumstances.PERSON, "p1")) {
            LoggerFactory.getLogger("anybody").error("Oh", fails("no"));
            LoggerFactory.getLogger("anybody").warn("Expected", elsewhere());
            java.util.logging.Logger.getLogger("tomcat")
                    .log(java.util.logging.Level.SEVERE, "Ah", new StackOverflowError());
        }
        LoggerFactory.getLogger("anybody").error("Afterwards", elsewhere());
        failures.keep();
        var all = failures.newest(10);
        assertEquals(2, all.size(), all::toString);
        var one = all.stream().filter(f -> f.type().endsWith("ArithmeticException")).findFirst();
        var example = found(failures, one.orElseThrow().id()).examples().getFirst();
        assertEquals("t7", example.told());
        assertEquals("GET /lessons/{lesson}", example.request());
        assertEquals("p1", example.person());
    }

    @Test
    void a_thread_that_ends_by_a_failure_is_seen() throws InterruptedException {
        var failures = failures();
        try (var log = FailureLog.begin(failures)) {
            Thread.ofVirtual()
                    .start(() -> {
                        throw fails("in a thread");
                    })
                    .join();
        }
        failures.keep();
        assertEquals(1, failures.newest(10).size());
    }

    @Test
    void what_cannot_be_written_waits_and_is_left_for_the_next_process() throws Exception {
        var nowhere = new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/c7", "c7", "c7");
        var cut = new Failures(new Database(nowhere), home, InstantSource.fixed(NOON), "jobs 2");
        cut.see(fails("a"), Circumstances.NONE);
        cut.keep();
        cut.see(fails("b"), Circumstances.NONE);
        cut.close();
        Failures.leave(home, elsewhere(), NOON, "c7 import 3");
        try (var files = Files.list(home.resolve("failures"))) {
            assertEquals(2, files.count());
        }
        var failures = failures();
        failures.keep();
        failures.keep();
        var all = failures.newest(10);
        assertEquals(2, all.size(), all::toString);
        assertEquals(3, all.stream().mapToLong(Failure::count).sum());
        try (var files = Files.list(home.resolve("failures"))) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void only_so_many_examples_are_kept() {
        var failures = failures();
        IntStream.range(0, Failures.EXAMPLES_MAX + 5)
                .forEach(number -> {
                    failures.see(fails("number " + number), Circumstances.NONE);
                    failures.keep();
                });
        var one = found(failures, failures.newest(1).getFirst().id());
        assertEquals(Failures.EXAMPLES_MAX, one.examples().size());
        assertEquals("number " + (Failures.EXAMPLES_MAX + 4), one.examples().getFirst().message());
    }

    private static Failure found(Failures failures, String id) {
        var found = failures.find(id);
        assertNotNull(found);
        return found;
    }
}
