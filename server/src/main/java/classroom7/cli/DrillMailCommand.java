package classroom7.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import classroom7.operations.drill.Launch;
import classroom7.operations.drill.MailDrill;
import classroom7.operations.drill.MailReport;
import classroom7.platform.database.Database;
import classroom7.platform.mail.Outgoing;
import classroom7.platform.process.Refusal;
import classroom7.platform.settings.MailSettings;
import classroom7.platform.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The drill of letters. */
@Command(
        name = "mail",
        mixinStandardHelpOptions = true,
        description = {
            "Writes many letters and kills the process that sends them, again and again, 0.5 to 5 s"
                    + " after it began; then counts what arrived at a mail server of its own.",
            "Exit codes: 0 none was lost and none came twice unannounced, 1 otherwise, 2 the drill"
                    + " could not be done."
        },
        footer = {
            "",
            "Examples:",
            "  c7 drill mail --messages 10000 --kills 20",
            "  MX=smtp://127.0.0.1:2525 c7 drill mail --through MX --sink-port 2626"
        })
final class DrillMailCommand implements Callable<Integer> {
    private static final int FOUND = 1;
    private static final int MESSAGES_MAX = 1_000_000;
    private static final int KILLS_MAX = 1000;
    private static final int PORT_MAX = 65_535;
    private static final double MILLIS_PER_SECOND = 1000;

    @Spec CommandSpec spec;

    @Option(
            names = "--messages",
            paramLabel = "N",
            description = "How many letters; ${DEFAULT-VALUE} unless given.")
    int messages = 10_000;

    @Option(
            names = "--kills",
            paramLabel = "K",
            description = "How often at most; ${DEFAULT-VALUE} unless given.")
    int kills = 20;

    @Option(
            names = "--answer-after",
            paramLabel = "MS",
            description =
                    "How long the mail server takes to answer for a letter it has;"
                            + " ${DEFAULT-VALUE} ms unless given.")
    int answerAfter = 10;

    @Option(
            names = "--through",
            paramLabel = "SETTING",
            description = "The setting with the smtp:// address of a relay that leads to ours.")
    @Nullable String through;

    @Option(
            names = "--sink-port",
            paramLabel = "PORT",
            description = "Where our own mail server listens; unless given, anywhere.")
    int sinkPort;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "Repeats the pauses of a drill that printed this seed.")
    @Nullable Long seed;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "An empty folder to work in; unless given, a new temporary one.")
    @Nullable Path home;

    @Option(names = "--json", description = "Prints the report as JSON.")
    boolean json;

    @Override
    public Integer call() {
        if (messages < 1
                || messages > MESSAGES_MAX
                || kills < 0
                || kills > KILLS_MAX
                || sinkPort < 0
                || sinkPort > PORT_MAX
                || answerAfter < 0) {
            throw new Refusal(
                    "Give --messages from 1 to 1000000, --kills from 0 to 1000, a --sink-port and"
                            + " --answer-after from 0.");
        }
        long chosen = seed == null ? new SecureRandom().nextInt(1_000_000) : seed;
        var folder = folder();
        // What is killed complains, also to us; here it would hide the bar.
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.OFF);
        var report = new DrillReport(spec, json);
        report.announce(chosen, folder);
        var done = drill(folder, chosen, report);
        var out = spec.commandLine().getOut();
        out.println(json ? asJson(done, chosen) : asText(done, chosen));
        out.flush();
        return done.isGood() ? 0 : FOUND;
    }

    private MailReport drill(Path folder, long chosen, DrillReport report) {
        var plan =
                new MailDrill.Plan(
                        folder,
                        Launch.own(),
                        messages,
                        kills,
                        chosen,
                        Duration.ofMillis(answerAfter),
                        relay(),
                        sinkPort);
        try (var drill = new MailDrill(plan)) {
            new Stopping().add(drill, drill::close);
            var settings =
                    new Settings(
                            folder.resolve("home"),
                            "127.0.0.1",
                            0,
                            drill.database(),
                            null,
                            null,
                            "",
                            Map.of(),
                            MailSettings.FILES);
            try (var installation = Installation.openOrCreate(settings, "c7 drill", line -> {})) {
                var doors =
                        new MailDrill.Doors(
                                installation.door(Outgoing.class),
                                installation.door(Database.class));
                return drill.run(doors, report.progress());
            }
        }
    }

    private @Nullable String relay() {
        if (through == null) {
            return null;
        }
        var value = System.getenv(through);
        if (value == null) {
            throw new Refusal("The setting " + through + " is empty: it should name a relay.");
        }
        return value;
    }

    private Path folder() {
        try {
            return home == null
                    ? Files.createTempDirectory("c7-drill-")
                    : Files.createDirectories(home.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException("Make a folder for the drill", e);
        }
    }

    private static String asText(MailReport report, long seed) {
        return String.format(
                Locale.ROOT,
                "%,d letters, %d kills while they went out, %.1f s. Arrived: %,d. Lost: %,d."
                        + " Came twice: %,d; shown as maybe twice: %,d. Seed %d.%n%s",
                report.letters(),
                report.kills(),
                report.time().toMillis() / MILLIS_PER_SECOND,
                report.arrived(),
                report.lost(),
                report.doubled(),
                report.maybeTwice(),
                seed,
                report.isGood()
                        ? "No letter was lost, and none came twice that is not shown."
                        : "NOT as promised.");
    }

    private static String asJson(MailReport report, long seed) {
        return JsonMapper.shared()
                .createObjectNode()
                .put("seed", seed)
                .put("letters", report.letters())
                .put("kills", report.kills())
                .put("seconds", report.time().toMillis() / MILLIS_PER_SECOND)
                .put("arrived", report.arrived())
                .put("lost", report.lost())
                .put("doubled", report.doubled())
                .put("maybeTwice", report.maybeTwice())
                .put("good", report.isGood())
                .toString();
    }
}
