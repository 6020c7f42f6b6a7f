package classroom7.bench;

import classroom7.cli.Installation;
import classroom7.platform.process.Refusal;
import classroom7.platform.settings.MailSettings;
import classroom7.platform.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Answers over HTTP, kept in CouchDB, beside single documents sent to it directly, in one run. */
@Command(
        name = "couchdb",
        mixinStandardHelpOptions = true,
        description = "Answers per second with CouchDB as the back end, beside CouchDB alone.")
final class CouchCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 64;

    @Spec CommandSpec spec;
    @Mixin Keeping keeping;

    @Option(
            names = "--couchdb",
            required = true,
            paramLabel = "SETTING",
            description = "The setting that holds CouchDB's address.")
    String couchdb;

    @Option(
            names = "--couchdb-program",
            paramLabel = "SETTING",
            description = "The setting with the command that starts it; unless given, it runs.")
    @Nullable String couchdbProgram;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "How long each load is measured, after as long a warming up.")
    int seconds;

    private final Table table = new Table();

    @Override
    public Integer call() throws IOException {
        var folder = Files.createTempDirectory("c7-bench-");
        var program =
                couchdbProgram == null
                        ? List.<String>of()
                        : List.of(value(couchdbProgram).split(" "));
        table.title("./c7 bench couchdb --seconds " + seconds);
        table.say(Machine.line() + ". Client, server, PostgreSQL and the peer share them; load");
        table.say("before the run " + Machine.load() + ".");
        try (var peer = Peer.start(URI.create(value(couchdb)), program, folder)) {
            table.say("The peer says: `%s`".formatted(peer.name()));
            measure(peer, folder.resolve("home"));
        }
        keeping.keep(table, spec.commandLine().getOut());
        Keeping.remove(folder);
        return 0;
    }

    /** CouchDB alone is measured twice, before and after: the better of both is to be reached. */
    private void measure(Peer peer, Path home) throws IOException {
        peer.prepare();
        var environment = Map.of("C7_DOCUMENTS_URL", peer.address().toString());
        try (var up = keeping.up(home, environment)) {
            var requests = new Requests(up.address().getAuthority(), world(home, peer));
            var questions = requests.questions(up.address());
            table.loads();
            var before = load(peer.address(), number -> peer.document());
            table.load("single documents to the peer itself", before, Double.NaN, "");
            var answers = load(up.address(), requests.answers(questions));
            var after = load(peer.address(), number -> peer.document());
            table.load("the same once more", after, Double.NaN, "");
            double best = Math.max(before.perSecond(), after.perSecond());
            table.load("answers", answers, answers.perSecond() / best, "1.0 of the peer itself");
        }
    }

    private Latencies load(URI address, IntFunction<byte[]> requests) throws IOException {
        return new Load(address, CONNECTIONS, requests)
                .run(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
    }

    private static World world(Path home, Peer peer) {
        var settings =
                new Settings(
                        home,
                        "127.0.0.1",
                        0,
                        null,
                        peer.address(),
                        null,
                        "",
                        Map.of(),
                        MailSettings.FILES);
        try (var installation = Installation.openOrCreate(settings, "c7 bench", line -> {})) {
            return World.make(installation);
        }
    }

    private static String value(String setting) {
        var value = System.getenv(setting);
        if (value == null || value.isBlank()) {
            throw new Refusal("There is no setting " + setting + " in the environment.");
        }
        return value.strip();
    }
}
