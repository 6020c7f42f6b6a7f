package classroom7.bench;

import classroom7.platform.database.Address;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.database.Migrations;
import classroom7.platform.database.Pool;
import classroom7.platform.database.PostgresBinaries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How far a second store is behind what is answered. */
@Command(
        name = "second",
        mixinStandardHelpOptions = true,
        description =
                "How far behind a second PostgreSQL (C7_REPLICA_URL) is while answers come without a"
                        + " pause.")
final class SecondCommand implements Callable<Integer> {
    private static final int[] CONNECTIONS = {2, 64};

    @Spec CommandSpec spec;
    @Mixin Keeping keeping;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long each load is measured, after as long a warming up.")
    int seconds;

    private final Table table = new Table();

    @Override
    public Integer call() throws IOException {
        table.title("./c7 bench second --seconds " + seconds);
        table.say(Machine.line() + ". Client, server and both PostgreSQLs share them; load before");
        table.say("the run " + Machine.load() + ". Behind: the age of the newest answer there.");
        var folder = Files.createTempDirectory("c7-bench-");
        var elsewhere = Files.createDirectories(folder.resolve("second"));
        var binaries = PostgresBinaries.under(folder.resolve("programs"));
        try (var second = EmbeddedPostgres.start(elsewhere, binaries, line -> {})) {
            try (var pool = Pool.to(second.address())) {
                Migrations.apply(pool);
            }
            measure(Files.createDirectories(folder.resolve("first")), second.address());
        }
        keeping.keep(table, spec.commandLine().getOut());
        Keeping.remove(folder);
        return 0;
    }

    private void measure(Path home, Address second) throws IOException {
        table.facts();
        try (var up = keeping.up(home, Map.of("C7_REPLICA_URL", url(second)))) {
            var world = up.make(World.LEARNERS);
            var requests = new Requests(up.address().getAuthority(), world);
            var questions = requests.questions(up.address());
            for (int connections : CONNECTIONS) {
                var load = new Load(up.address(), connections, requests.answers(questions));
                var time = Duration.ofSeconds(seconds);
                load.run(Duration.ZERO, time);
                try (var lag = Lag.ofDocuments(second)) {
                    var answers =
                            new Load(up.address(), connections, requests.answers(questions))
                                    .run(Duration.ZERO, time);
                    say(connections, answers, lag.end(seconds));
                }
            }
        }
    }

    private void say(int connections, Latencies answers, Latencies behind) {
        var what = "%d connections, %,.0f answers a second: behind, p50 and p99";
        table.fact(
                String.format(Locale.ROOT, what, connections, answers.perSecond()),
                String.format(
                        Locale.ROOT, "%,.0f ms, %,.0f ms", behind.p50Millis(), behind.p99Millis()),
                "2,000 ms");
    }

    /** As the setting has it; given to a process by its environment, which others cannot read. */
    private static String url(Address address) {
        var place = address.url().substring("jdbc:".length());
        return place.replace("://", "://" + address.user() + ":" + address.password() + "@");
    }
}
