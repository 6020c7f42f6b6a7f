package classroom7.bench;

import classroom7.documents.Documents;
import classroom7.learning.progress.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What it costs one answer that others may be written with it. */
@Command(
        name = "lone",
        mixinStandardHelpOptions = true,
        description = "How long one answer takes alone, and while 63 others write.")
final class LoneCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 64;
    private static final double ADDED_MILLIS_MAX = 2;

    @Spec CommandSpec spec;
    @Mixin Keeping keeping;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description =
                    "How long each load is measured in each round, after half as long a warming up.")
    int seconds;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "How often, in turns; the round with the median p50 is shown.")
    int rounds;

    private final Table table = new Table();

    @Override
    public Integer call() throws IOException {
        table.title("./c7 bench lone --seconds %d --rounds %d".formatted(seconds, rounds));
        table.say(Machine.line() + ". Client, server and PostgreSQL share them; load before the");
        table.say(
                "run "
                        + Machine.load()
                        + ". \"The store\" is the program's own, which combines writes,");
        table.say("used by threads without a server around it. pgbench inserts the same row.");
        table.say("Of " + rounds + " rounds the one with the median p50.");
        table.kinds();
        var home = Files.createTempDirectory("c7-bench-");
        try (var up = keeping.up(home)) {
            measure(up);
        }
        keeping.keep(table, spec.commandLine().getOut());
        Keeping.remove(home);
        return 0;
    }

    private void measure(Up up) throws IOException {
        var world = up.make(CONNECTIONS);
        var requests = new Requests(up.address().getAuthority(), world);
        var questions = requests.questions(up.address());
        http(up, requests, questions, CONNECTIONS); // so that the code is warm
        try (var installation = up.installation()) {
            var documents = installation.door(Documents.class);
            new StoreLoad(documents, CONNECTIONS - 1).run(warming(), measured());
            for (int clients : List.of(1, CONNECTIONS)) {
                var bare = new ArrayList<Latencies>();
                var store = new ArrayList<Latencies>();
                var http = new ArrayList<Latencies>();
                for (int round = 0; round < rounds; round++) {
                    installation.door(Projection.class).settle(world.organization());
                    bare.add(pgbench(up, clients));
                    store.add(new StoreLoad(documents, clients - 1).run(warming(), measured()));
                    http.add(http(up, requests, questions, clients));
                }
                show(clients, median(bare), median(store), median(http));
            }
        }
    }

    private void show(int clients, Latencies bare, Latencies store, Latencies http) {
        var beside = clients == 1 ? "" : ", beside " + (clients - 1);
        var goal =
                clients > 1 || bare.count() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "p50 %.1f ms: pgbench + 2",
                                bare.p50Millis() + ADDED_MILLIS_MAX);
        table.kind("pgbench, clients: " + clients, bare, "");
        table.kind("the store, one thread" + beside, store, goal);
        table.kind("answer over HTTP, one connection" + beside, http, goal);
    }

    private static Latencies median(List<Latencies> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Latencies::p50Millis))
                .toList()
                .get(rounds.size() / 2);
    }

    /** Nothing where it is not installed. */
    private Latencies pgbench(Up up, int clients) throws IOException {
        var program = Pgbench.find();
        return program == null
                ? new Samples().over(1)
                : Pgbench.run(program, up.database(), clients, measured());
    }

    /** The first of so many connections; the others only write too. */
    private Latencies http(
            Up up, Requests requests, List<Requests.Question> questions, int connections)
            throws IOException {
        return new Load(
                        up.address(),
                        connections,
                        requests.answers(questions),
                        number -> number == 0)
                .run(warming(), measured());
    }

    private Duration measured() {
        return Duration.ofSeconds(seconds);
    }

    private Duration warming() {
        return measured().dividedBy(2);
    }
}
