package classroom7.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Pages and answers over HTTP beside a static route and beside pgbench, in one run. */
@Command(
        name = "web",
        mixinStandardHelpOptions = true,
        description = "Lesson pages and answers per second, start times, memory of `c7 up`.")
final class WebCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 64;
    private static final int STARTS = 3;
    private static final Pattern ASSET = Pattern.compile("\"(/assets/[^\"]+\\.css)\"");

    @Spec CommandSpec spec;
    @Mixin Keeping keeping;

    @Option(
            names = "--seconds",
            defaultValue = "10",
            description = "How long each load is measured, after as long a warming up.")
    int seconds;

    private final Table table = new Table();

    @Override
    public Integer call() throws IOException {
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "Give --seconds from 1.");
        }
        var home = Files.createTempDirectory("c7-bench-");
        table.title("./c7 bench web --seconds " + seconds);
        table.say(Machine.line() + ". Client, server and PostgreSQL share them; load before the");
        table.say("run " + Machine.load() + ". The client is our own: one thread, non-blocking.");
        try (var up = keeping.up(home)) {
            measure(up);
        }
        starts(home);
        keeping.keep(table, spec.commandLine().getOut());
        Keeping.remove(home);
        return 0;
    }

    private void measure(Up up) throws IOException {
        var world = up.make(World.LEARNERS);
        var requests = new Requests(up.address().getAuthority(), world);
        var page = Answer.once(up.address(), requests.pages().apply(0));
        var asset = ASSET.matcher(page);
        if (!asset.find()) {
            throw new IOException("The lesson page names no style sheet: " + page);
        }
        var questions = requests.questions(up.address());
        table.loads();
        var quiet = requests.asset(asset.group(1));
        var still = load(up, number -> quiet);
        table.load("static route", still, Double.NaN, "");
        var pages = load(up, requests.pages());
        table.load(
                "lesson pages, %,d bytes".formatted(page.length()),
                pages,
                pages.perSecond() / still.perSecond(),
                "0.6 of static");
        answers(up, requests.answers(questions));
        table.fact(
                "resident, JVM, after load",
                Machine.resident(up.process().pid()) + " MB",
                "300 MB");
        table.fact(
                "all of c7 up, after load",
                Machine.shares(up.process().toHandle()) + " MB",
                "450 MB");
        table.fact("first start", seconds(up.startSeconds()), "10 s");
    }

    /** Warmed up first; then with a look at the marks that follow. */
    private void answers(Up up, IntFunction<byte[]> requests) throws IOException {
        var time = Duration.ofSeconds(seconds);
        new Load(up.address(), CONNECTIONS, requests).run(Duration.ZERO, time);
        try (var marks = Lag.ofMarks(up.database())) {
            var answers = new Load(up.address(), CONNECTIONS, requests).run(Duration.ZERO, time);
            var behind = marks.end(seconds);
            pgbench(up, answers);
            table.facts();
            table.fact(
                    "marks behind the answers meanwhile, p50 and p99",
                    String.format(
                            Locale.ROOT,
                            "%,.0f ms, %,.0f ms",
                            behind.p50Millis(),
                            behind.p99Millis()),
                    "1,000 ms");
        }
    }

    private void pgbench(Up up, Latencies answers) throws IOException {
        var program = Pgbench.find();
        if (program == null) {
            table.load("answers", answers, Double.NaN, "0.6 of pgbench, which is not installed");
            return;
        }
        var address = up.database();
        var bare = Pgbench.run(program, address, CONNECTIONS, Duration.ofSeconds(2L * seconds));
        table.load("pgbench, the same inserts", bare, Double.NaN, "");
        table.load("answers", answers, answers.perSecond() / bare.perSecond(), "0.6 of pgbench");
    }

    private void starts(Path home) throws IOException {
        double best = Double.MAX_VALUE;
        for (int number = 0; number < STARTS; number++) {
            try (var up = keeping.up(home)) {
                best = Math.min(best, up.startSeconds());
            }
        }
        table.fact("later start, best of " + STARTS, seconds(best), "3 s");
    }

    private Latencies load(Up up, IntFunction<byte[]> requests) throws IOException {
        return new Load(up.address(), CONNECTIONS, requests)
                .run(Duration.ofSeconds(seconds), Duration.ofSeconds(seconds));
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
