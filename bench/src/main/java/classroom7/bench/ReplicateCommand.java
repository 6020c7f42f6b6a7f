package classroom7.bench;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.CouchReplica;
import classroom7.documents.Epoch;
import classroom7.documents.Leaf;
import classroom7.documents.PostgresReplica;
import classroom7.documents.Replica;
import classroom7.documents.replica.Copying;
import classroom7.documents.replica.Replication.Pair;
import classroom7.platform.database.Database;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.database.Migrations;
import classroom7.platform.database.Pool;
import classroom7.platform.database.PostgresBinaries;
import classroom7.platform.process.Refusal;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Documents brought from one store into another, beside the peer's own replicator. */
@Command(
        name = "replicate",
        mixinStandardHelpOptions = true,
        description =
                "Documents replicated per second: between two CouchDBs, beside their own"
                        + " replicator in the same run, and between two PostgreSQLs.")
final class ReplicateCommand implements Callable<Integer> {
    private static final int BATCH = 1000;
    private static final double NANOSECONDS = 1e9;
    private static final String BODY = "{\"type\":\"answer\",\"text\":\"" + "x".repeat(340) + "\"}";

    @Spec CommandSpec spec;
    @Mixin Keeping keeping;

    @Option(
            names = "--from",
            required = true,
            paramLabel = "SETTING",
            description = "The setting that holds the address of one CouchDB.")
    String from;

    @Option(
            names = "--to",
            required = true,
            paramLabel = "SETTING",
            description = "The setting that holds the address of another.")
    String to;

    @Option(
            names = "--documents",
            defaultValue = "100000",
            description = "How many; ${DEFAULT-VALUE} unless given.")
    int documents;

    private final Table table = new Table();
    private final InstantSource clock = InstantSource.system();
    private final Ids ids = new Ids(clock);
    private final OrganizationId school = new OrganizationId(ids.next());

    @Override
    public Integer call() throws IOException {
        table.title("./c7 bench replicate --documents " + documents);
        table.say(Machine.line() + ". Both stores and what copies share them; load before the");
        table.say("run " + Machine.load() + ". Documents of " + BODY.length() + " bytes.");
        couches();
        postgres();
        keeping.keep(table, spec.commandLine().getOut());
        return 0;
    }

    private void couches() throws IOException {
        var source = URI.create(value(from));
        var target = URI.create(value(to));
        var pair = new Pair(new CouchReplica(source), new CouchReplica(target));
        try (var peer = Peer.start(target, List.of(), Path.of("."))) {
            table.say("The peer says: `%s`".formatted(peer.name()));
            table.facts();
            fill(pair.source(), 1, documents);
            var database = "classroom7-" + school.value();
            double theirs = seconds(() -> peer.replicate(source, database, "bench-own"));
            row("%,d documents, the peer's own replicator", documents, theirs, "");
            double ours = seconds(() -> copy(pair));
            var ratio = String.format(Locale.ROOT, "%.2f of the peer's speed", theirs / ours);
            row("%,d documents, CouchDB to CouchDB", documents, ours, "1.00: " + ratio);
            fill(pair.source(), 2, BATCH);
            row(
                    "%,d changed of them, the peer's own replicator",
                    BATCH, seconds(() -> peer.replicate(source, database, "bench-own")), "");
            row("%,d changed of them, CouchDB to CouchDB", BATCH, seconds(() -> copy(pair)), "1 s");
        }
    }

    private void postgres() throws IOException {
        var folder = Files.createTempDirectory("c7-bench-");
        var binaries = PostgresBinaries.under(folder.resolve("programs"));
        var oneHome = Files.createDirectories(folder.resolve("one"));
        var otherHome = Files.createDirectories(folder.resolve("other"));
        try (var one = EmbeddedPostgres.start(oneHome, binaries, line -> {});
                var other = EmbeddedPostgres.start(otherHome, binaries, line -> {});
                var onePool = Pool.to(one.address());
                var otherPool = Pool.to(other.address())) {
            var pair = new Pair(store(onePool), store(otherPool));
            fill(pair.source(), 1, documents);
            row(
                    "%,d documents, PostgreSQL to PostgreSQL",
                    documents, seconds(() -> copy(pair)), "20,000/s on four cores");
            fill(pair.source(), 2, BATCH);
            row(
                    "%,d changed of them, PostgreSQL to PostgreSQL",
                    BATCH, seconds(() -> copy(pair)), "1 s");
        }
        Keeping.remove(folder);
    }

    private Replica store(HikariDataSource pool) {
        Migrations.apply(pool);
        var database = new Database(pool);
        return new PostgresReplica(database, new Epoch(database, ids, clock));
    }

    private void fill(Replica store, int generation, int count) {
        for (int begin = 0; begin < count; begin += BATCH) {
            store.write(
                    school,
                    IntStream.range(begin, Math.min(count, begin + BATCH))
                            .mapToObj(n -> leaf(n, generation))
                            .toList());
        }
    }

    private static Leaf leaf(int number, int generation) {
        var path =
                IntStream.range(0, generation)
                        .mapToObj(n -> "%d-%032x".formatted(generation - n, number + 1L))
                        .toList();
        return new Leaf("d%08d".formatted(number), path, false, BODY);
    }

    private void copy(Pair pair) {
        var tally = new Copying(pair, ids, clock).patiently(progress -> {});
        if (tally.refused() > 0) {
            throw new Refusal("A store refused: " + tally.refusals().getFirst());
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static double seconds(Work work) throws IOException {
        long begun = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - begun).toNanos() / NANOSECONDS;
    }

    private void row(String what, int count, double seconds, String goal) {
        table.fact(
                String.format(Locale.ROOT, what, count),
                String.format(Locale.ROOT, "%.2f s, %,.0f/s", seconds, count / seconds),
                goal);
    }

    private static String value(String setting) {
        var value = System.getenv(setting);
        if (value == null || value.isBlank()) {
            throw new Refusal("There is no setting " + setting + " in the environment.");
        }
        return value.strip();
    }
}
