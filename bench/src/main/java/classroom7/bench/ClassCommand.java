package classroom7.bench;

import classroom7.base.LessonId;
import classroom7.cli.Installation;
import classroom7.platform.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A lesson begins: everybody opens it at nearly the same time, and then they answer. */
@Command(
        name = "class",
        mixinStandardHelpOptions = true,
        description = {
            "Learners who open one lesson within a few seconds and answer its ten questions: on a server"
                    + " that was just started, then in another lesson on the same server, which is warm."
        })
final class ClassCommand implements Callable<Integer> {
    private static final String GOAL = "p99 250 ms";

    @Spec CommandSpec spec;
    @Mixin Keeping keeping;

    @Option(names = "--learners", defaultValue = "500", description = "How many come.")
    int learners;

    @Option(
            names = "--arrive-seconds",
            defaultValue = "10",
            description = "Within how many seconds they open the lesson, at random.")
    int arriveSeconds;

    @Option(
            names = "--answer-seconds",
            defaultValue = "60",
            description =
                    "Over how many seconds each spreads the answers: at random in equal parts.")
    int answerSeconds;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Repeats who comes and answers when.")
    long seed;

    private final Table table = new Table();

    @Override
    public Integer call() throws IOException {
        var home = Files.createTempDirectory("c7-bench-");
        introduce();
        World world;
        try (var installation =
                Installation.openOrCreate(Settings.alone(home), "c7 bench", line -> {})) {
            world = World.make(installation, learners);
        }
        try (var up = keeping.up(home)) {
            come(up, world, world.lessons().getFirst(), "the server just started");
            come(up, world, world.lessons().getLast(), "the server warm");
        }
        keeping.keep(table, spec.commandLine().getOut());
        Keeping.remove(home);
        return 0;
    }

    private void introduce() throws IOException {
        table.title(
                "./c7 bench class --learners %d --arrive-seconds %d --answer-seconds %d --seed %d"
                        .formatted(learners, arriveSeconds, answerSeconds, seed));
        table.say(Machine.line() + ". Client, server and PostgreSQL share them; load before the");
        table.say(
                "run "
                        + Machine.load()
                        + ". Each learner is a browser with an empty cache, over a");
        table.say(
                "connection of its own. Requests are made when they are due, whatever the server does,");
        table.say("and counted from then.");
        table.kinds();
    }

    private void come(Up up, World world, LessonId lesson, String when) throws IOException {
        var random = new Random(seed);
        var requests = new Requests(up.address().getAuthority(), world);
        long answering = TimeUnit.SECONDS.toNanos(answerSeconds);
        var pupils = new ArrayList<Pupil>();
        for (var learner : world.learners()) {
            pupils.add(new Pupil(requests, learner, lesson, answering, random));
        }
        var err = spec.commandLine().getErr();
        var rush =
                new Rush(
                        up.address(),
                        TimeUnit.SECONDS.toNanos(arriveSeconds),
                        answering,
                        err::println);
        var took = rush.run(pupils, random);
        took.forEach(
                (kind, latencies) -> table.kind(kind.words() + ", " + when, latencies, goal(kind)));
    }

    private static String goal(Errand.Kind kind) {
        return switch (kind) {
            case PAGE, ANSWER -> GOAL;
            case ASSET, READING, CHECK -> "";
        };
    }
}
