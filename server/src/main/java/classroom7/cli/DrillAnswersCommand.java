package classroom7.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import classroom7.documents.Documents;
import classroom7.operations.drill.AnswerDrill;
import classroom7.operations.drill.Launch;
import classroom7.operations.drill.Report;
import classroom7.operations.drill.Stage;
import classroom7.operations.sample.Sample;
import classroom7.platform.database.Database;
import classroom7.platform.process.Refusal;
import classroom7.platform.settings.MailSettings;
import classroom7.platform.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The drill of the first promise. */
@Command(
        name = "answers",
        mixinStandardHelpOptions = true,
        description = {
            "Lets learners answer while web, jobs, PostgreSQL, CouchDB, connections and disk are"
                    + " killed, cut, stopped and filled; then holds every receipt against the store.",
            "Exit codes: 0 nothing was lost, 1 something was, 2 the drill could not be done."
        },
        footer = {
            "",
            "Examples:",
            "  c7 drill answers --minutes 2 --learners 20",
            "  c7 drill answers --minutes 30 --learners 50 --seed 4711 --json",
            "  MY_COUCH=http://me:secret@127.0.0.1:5984/ c7 drill answers --couchdb MY_COUCH"
        })
final class DrillAnswersCommand implements Callable<Integer> {
    private static final int FOUND = 1;
    private static final int LEARNERS_MAX = 500;
    private static final int SECONDS_PER_MINUTE = 60;

    @Spec CommandSpec spec;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long things break; ${DEFAULT-VALUE} unless given.")
    double minutes = 2;

    @Option(
            names = "--learners",
            paramLabel = "M",
            description = "How many answer at once; ${DEFAULT-VALUE} unless given.")
    int learners = 20;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Repeats the order of a drill that printed this seed.")
    @Nullable Long seed;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "An empty folder to work in; unless given, one that goes if all is well.")
    @Nullable Path home;

    @Option(
            names = "--couchdb",
            paramLabel = "SETTING",
            description = "Keeps documents in the CouchDB whose address this setting holds.")
    @Nullable String couchdb;

    @Option(
            names = "--couchdb-program",
            paramLabel = "SETTING",
            description = "The setting with the command that starts it: then it is stopped, too.")
    @Nullable String couchdbProgram;

    @Option(names = "--json", description = "Prints the report as JSON.")
    boolean json;

    @Override
    public Integer call() {
        if (minutes <= 0 || learners < 1 || learners > LEARNERS_MAX) {
            throw new Refusal(
                    "Give --minutes above 0, and --learners from 1 to " + LEARNERS_MAX + ".");
        }
        // What is broken complains, also to us, and does so in its files; here it would hide the
        // bar.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        var report = new DrillReport(spec, json);
        var folder = home == null ? temporary() : home.toAbsolutePath().normalize();
        long chosen = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        report.announce(chosen, folder);
        var done = drill(folder, chosen, report);
        report.print(done);
        if (home == null && done.isGood()) {
            remove(folder);
        }
        return done.isGood() ? 0 : FOUND;
    }

    private Report drill(Path folder, long chosen, DrillReport report) {
        var order = new Stage.Order(folder, Launch.own(), couch());
        try (var stage = new Stage(order)) {
            new Stopping().add(stage, stage::close); // nothing is left behind after a Ctrl-C either
            var settings =
                    new Settings(
                            folder.resolve("home"),
                            "127.0.0.1",
                            0,
                            stage.database(),
                            stage.documents(),
                            null,
                            "",
                            Map.of(),
                            MailSettings.FILES);
            try (var installation = Installation.openOrCreate(settings, "c7 drill", line -> {})) {
                var doors =
                        new AnswerDrill.Doors(
                                installation.door(Sample.Rooms.class),
                                installation.door(Database.class),
                                installation.door(Documents.class),
                                installation.door(InstantSource.class));
                var time = Duration.ofMillis(Math.round(minutes * SECONDS_PER_MINUTE * 1000));
                var plan = new AnswerDrill.Plan(time, learners, chosen);
                return new AnswerDrill(stage, doors, plan).run(report.progress());
            }
        }
    }

    private Stage.@Nullable Couch couch() {
        if (couchdb == null) {
            return null;
        }
        var program =
                couchdbProgram == null
                        ? List.<String>of()
                        : List.of(value(couchdbProgram).split(" "));
        return new Stage.Couch(URI.create(value(couchdb)), program);
    }

    private static String value(String setting) {
        var value = System.getenv(setting);
        if (value == null || value.isBlank()) {
            throw new Refusal("There is no setting " + setting + " in the environment.");
        }
        return value.strip();
    }

    private static void remove(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Remove " + folder, e);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("c7-drill-");
        } catch (IOException e) {
            throw new UncheckedIOException("Make a temporary folder", e);
        }
    }
}
