package classroom7.platform.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.Pool;
import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import classroom7.testing.Program;
import classroom7.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job whose process is killed is begun anew by another one, within 30 seconds. */
@Tag("process")
class KilledJobTest {
    private static final Duration BEGINS_MAX = Duration.ofSeconds(60);
    private static final Duration AGAIN_WITHIN = Duration.ofSeconds(30);

    @TempDir Path folder;

    private final Address address = TestDatabase.freshAddress();

    @Test
    void a_killed_process_takes_no_job_with_it() throws IOException {
        var begun = Files.createFile(folder.resolve("begun"));
        try (var pool = Pool.to(address);
                var one = start(begun);
                var other = start(begun)) {
            var jobs = EndlessJob.jobs(new Database(pool), () -> "");
            jobs.run(EndlessJob.NAME, "Kim");
            assertTrue(Wait.until(BEGINS_MAX, () -> lines(begun).size() == 1), one::err);
            long runs = Long.parseLong(lines(begun).getFirst());
            var killed = runs == one.pid() ? one : other;
            var left = runs == one.pid() ? other : one;
            killed.signal(Signal.KILL);
            killed.ended();
            assertTrue(Wait.until(AGAIN_WITHIN, () -> lines(begun).size() == 2), left::err);
            assertEquals(String.valueOf(left.pid()), lines(begun).getLast());
            var outcomes = jobs.all().getFirst().runs().stream().map(Run::outcome).toList();
            assertEquals(Run.Outcome.KILLED, outcomes.getLast());
            assertEquals(2, outcomes.size());
        }
    }

    private Program start(Path begun) {
        return Program.start(
                EndlessJob.class.getName(),
                Map.of(),
                List.of(),
                List.of(address.url(), address.user(), address.password(), begun.toString()));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
