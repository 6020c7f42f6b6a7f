package classroom7.platform.job;

import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.Pool;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A process that runs one job without an end, until it is killed. Arguments: the database's
 * address, user and password, and a file to which each run adds the number of its process.
 */
final class EndlessJob {
    static final String NAME = "endless";

    private EndlessJob() {}

    public static void main(String... arguments) throws InterruptedException {
        var address = new Address(arguments[0], arguments[1], arguments[2]);
        var database = new Database(Pool.to(address));
        var jobs = jobs(database, () -> run(Path.of(arguments[3])));
        jobs.enter();
        try (var working = jobs.begin(Duration.ofSeconds(1))) {
            new CountDownLatch(1).await();
        }
    }

    static Jobs jobs(Database database, java.util.function.Supplier<String> work) {
        var job = new TestJob(NAME, TestJob.RARELY, Crew.NIGHT, work);
        var process = String.valueOf(ProcessHandle.current().pid());
        return new Jobs(List.of(job), database, InstantSource.system(), process);
    }

    private static String run(Path begun) {
        try {
            var line = ProcessHandle.current().pid() + "\n";
            Files.writeString(begun, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            new CountDownLatch(1).await();
            return "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
