package classroom7.operations.drill;

import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.database.PostgresBinaries;
import classroom7.platform.mail.Letter;
import classroom7.platform.mail.Outgoing;
import classroom7.platform.process.Refusal;
import classroom7.platform.process.Wait;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Many letters at once, and the process that sends them is killed again and again, half a second to
 * five seconds after it began. Then what arrived is held against what was written.
 */
public final class MailDrill implements AutoCloseable {
    private static final Duration BEGIN_MAX = Duration.ofSeconds(90);
    private static final Duration SETTLE_MAX = Duration.ofMinutes(10);
    private static final Duration KILL_FIRST = Duration.ofMillis(500);
    private static final int KILL_SPREAD_MILLIS = 4500;
    private static final int BATCH = 200;

    private final Plan plan;
    private final EmbeddedPostgres postgres;
    private final MailSink sink;
    private final Part jobs;

    private boolean closed;

    /**
     * How it goes.
     *
     * @param home an empty folder
     * @param work what the mail server does with a message before it answers
     * @param relay the address of a mail server in between, which brings letters to our own; null:
     *     they go there at once
     * @param port of our own mail server; 0: any
     */
    public record Plan(
            Path home,
            Launch launch,
            int letters,
            int kills,
            long seed,
            Duration work,
            @Nullable String relay,
            int port) {}

    /** The doors of the drilled installation. */
    public record Doors(Outgoing outgoing, Database database) {}

    public MailDrill(Plan plan) {
        this.plan = plan;
        this.sink = new MailSink(plan.port(), plan.work());
        this.postgres =
                EmbeddedPostgres.start(
                        made(plan.home().resolve("home")),
                        PostgresBinaries.under(plan.home().resolve("programs")),
                        line -> {});
        this.jobs = new Part(this::start);
    }

    private static Path made(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new Refusal("Cannot write under " + folder + ": name an empty folder.", e);
        }
    }

    public Address database() {
        return postgres.address();
    }

    /**
     * The whole drill.
     *
     * @param progress hears from 0 to 1 how many have arrived
     */
    public MailReport run(Doors doors, DoubleConsumer progress) {
        var store = new MailDrillStore(doors.database());
        write(doors);
        long begun = System.nanoTime();
        int kills = 0;
        var random = new Random(plan.seed());
        for (int kill = 0; kill < plan.kills() && store.waiting() > 0; kill++) {
            if (!begin(store)) {
                break;
            }
            LockSupport.parkNanos(
                    KILL_FIRST.plusMillis(random.nextInt(KILL_SPREAD_MILLIS)).toNanos());
            boolean under = store.waiting() > 0;
            jobs.kill();
            kills += under ? 1 : 0;
            progress.accept(sink.distinct() / (double) plan.letters());
        }
        begin(store);
        Wait.until(SETTLE_MAX, () -> store.waiting() == 0 && sink.distinct() >= plan.letters());
        progress.accept(1);
        var time = Duration.ofNanos(System.nanoTime() - begun);
        return report(store, kills, time);
    }

    /** Starts the jobs and waits until something arrives that had not, or nothing is left. */
    private boolean begin(MailDrillStore store) {
        int before = store.handedOver();
        jobs.start();
        return Wait.until(BEGIN_MAX, () -> store.handedOver() > before || store.waiting() == 0);
    }

    private void write(Doors doors) {
        for (int first = 0; first < plan.letters(); first += BATCH) {
            int from = first;
            int to = Math.min(first + BATCH, plan.letters());
            doors.database()
                    .transact(() -> {
                        for (int number = from; number < to; number++) {
                            doors.outgoing().send(letter(number));
                        }
                    });
        }
    }

    private static Letter letter(int number) {
        return new Letter(
                "drill" + number + "@example.org",
                "",
                Locale.ENGLISH,
                "invitation",
                List.of("The drill", "School " + number, "", 14),
                "/invitations/drill");
    }

    private MailReport report(MailDrillStore store, int kills, Duration time) {
        Map<String, Integer> times = sink.times();
        var ids = store.ids();
        int lost = (int) ids.stream().filter(id -> !times.containsKey(id)).count();
        int doubled = times.values().stream().mapToInt(count -> count - 1).sum();
        return new MailReport(
                ids.size(),
                times.size(),
                store.handedOver(),
                lost,
                doubled,
                store.maybeTwice(),
                kills,
                time);
    }

    private Process start() {
        var relay = plan.relay();
        var environment = new HashMap<String, String>();
        environment.put("C7_DATABASE_URL", Stage.url(postgres.address()));
        environment.put("C7_HOME", plan.home().resolve("home").toString());
        environment.put("C7_BASE_URL", "http://127.0.0.1");
        environment.put("C7_SMTP_URL", relay != null ? relay : "smtp://127.0.0.1:" + sink.port());
        return plan.launch().start(environment, plan.home().resolve("work.log"), "work");
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            jobs.close();
            postgres.close();
            sink.close();
        }
    }
}
