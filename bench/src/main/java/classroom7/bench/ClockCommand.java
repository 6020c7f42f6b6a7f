package classroom7.bench;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.cli.Installation;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.attempt.Beginning;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import classroom7.platform.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What it costs that the page of everybody at timed work asks what time it is. */
@Command(
        name = "clock",
        mixinStandardHelpOptions = true,
        description = "A class at timed work: each page asks once a second what time it is.")
final class ClockCommand implements Callable<Integer> {
    private static final int CONNECTIONS = 64;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    @Spec CommandSpec spec;
    @Mixin Keeping keeping;

    @Option(names = "--learners", defaultValue = "500", description = "How many are at work.")
    int learners;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long each way of asking is measured, after as long a warming up.")
    int seconds;

    private final Table table = new Table();

    @Override
    public Integer call() throws IOException {
        var home = Files.createTempDirectory("c7-bench-");
        table.title("./c7 bench clock --learners %d --seconds %d".formatted(learners, seconds));
        table.say(Machine.line() + ". Client, server and PostgreSQL share them; load before the");
        table.say("run " + Machine.load() + ". The time is the processor's, by what Linux says.");
        World world;
        try (var installation =
                Installation.openOrCreate(Settings.alone(home), "c7 bench", line -> {})) {
            world = World.make(installation, learners);
            begin(installation, world);
        }
        try (var up = keeping.up(home)) {
            measure(up, world, home);
        }
        keeping.keep(table, spec.commandLine().getOut());
        Keeping.remove(home);
        return 0;
    }

    private static void begin(Installation installation, World world) {
        var lesson = timed(world);
        installation
                .door(Database.class)
                .sql("update lesson set minutes_max = 60 where id = ?")
                .params(lesson.value())
                .update();
        for (var learner : world.learners()) {
            var beginning = installation.door(Attempts.class).begin(actor(learner), lesson);
            if (!(beginning instanceof Beginning.Begun)) {
                throw new IllegalStateException("Not begun: " + beginning);
            }
        }
    }

    private static Actor actor(World.Learner learner) {
        return new Actor(
                new PersonId(learner.person()),
                "Learner",
                "learner@bench.example.org",
                false,
                Locale.ENGLISH,
                ZoneOffset.UTC,
                "bench");
    }

    private static LessonId timed(World world) {
        return world.lessons().getFirst();
    }

    private void measure(Up up, World world, Path home) throws IOException {
        var requests = new Requests(up.address().getAuthority(), world);
        List<byte[]> asking = new ArrayList<>();
        for (var learner : world.learners()) {
            asking.add(requests.get("/lessons/" + timed(world).value() + "/time", learner));
        }
        var reply = Answer.to(up.address(), asking.getFirst());
        if (!reply.body().contains("endsAt")) {
            throw new IOException("Answered %d: %s".formatted(reply.status(), reply.body()));
        }
        table.loads();
        var span = Duration.ofSeconds(seconds);
        var load = new Load(up.address(), CONNECTIONS, number -> asking.get(number % learners));
        var most = load.run(span, span); // and the server is warm
        table.load(
                "what time it is, %,d bytes, as fast as %d connections do"
                        .formatted(reply.bytes(), CONNECTIONS),
                most,
                Double.NaN,
                "");
        costs(up.address(), up.process().toHandle(), asking, given(up, world, home, asking));
    }

    private void costs(URI address, ProcessHandle server, List<byte[]> asking, Latencies given) {
        var span = Duration.ofSeconds(seconds);
        var begun = Machine.cpu(server);
        Paced.await(System.nanoTime() + span.toNanos());
        var idle = Machine.cpu(server).since(begun);
        begun = Machine.cpu(server);
        var each = new Paced(address, asking, (who, answer) -> {}).run(span);
        var spent = Machine.cpu(server).since(begun);
        table.load("the same, once a second each", each, Double.NaN, "");
        table.load("time given by another process, until told", given, Double.NaN, "2 s, p99");
        table.facts();
        table.fact("cores of the server and PostgreSQL, nobody asks", cores(idle), "");
        table.fact(
                "the same, %d at work ask".formatted(learners), cores(spent), "0.1 more than that");
        table.fact(
                "more of the server's for an asking", micros(spent.since(idle).server(), each), "");
        table.fact("more of PostgreSQL's", micros(spent.since(idle).below(), each), "");
    }

    private String cores(Machine.Cpu spent) {
        var all = spent.server().plus(spent.below());
        return String.format(Locale.ROOT, "%.3f", all.toNanos() / NANOS_PER_SECOND / seconds);
    }

    private Latencies given(Up up, World world, Path home, List<byte[]> asking) {
        try (var other = Installation.open(Settings.alone(home), "c7 bench", line -> {})) {
            return new Gift(other, timed(world))
                    .give(up.address(), asking, Duration.ofSeconds(seconds));
        } catch (InterruptedException e) {
            throw new IllegalStateException("Somebody ended it", e);
        }
    }

    private static String micros(Duration spent, Latencies asked) {
        return String.format(
                Locale.ROOT,
                "%.0f µs",
                spent.toNanos() / NANOS_PER_MICRO / Math.max(1, asked.count()));
    }
}
