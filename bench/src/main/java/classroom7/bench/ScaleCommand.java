package classroom7.bench;

import classroom7.learning.progress.Projection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Whether what one class does takes longer when the store holds a thousand more. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = {
            "Latency of answering, of reading one's own answers and of the teacher's grid in one class,"
                    + " while the answers of other classes in the same database grow.",
            "A second server with one class alone is measured in turns, to tell growth from noise."
        })
final class ScaleCommand implements Callable<Integer> {
    private static final int LEARNERS = 100;

    @Spec CommandSpec spec;
    @Mixin Keeping keeping;

    @Option(
            names = "--answers",
            split = ",",
            defaultValue = "10000,100000,1000000",
            description = "The sizes, ascending. 10,000 is one class; a million takes some 2 GB.")
    List<Long> sizes;

    @Option(
            names = "--rounds",
            defaultValue = "7",
            description =
                    "How often both servers are measured in turns, after two rounds unmeasured."
                            + " 0: the database is only filled.")
    int rounds;

    @Option(
            names = "--millis",
            defaultValue = "1000",
            description = "How long each kind of request is made in a round, one after the other.")
    int millis;

    @Option(
            names = "--home",
            description = "The folder for both databases. Without it, a temporary one.")
    @Nullable Path home;

    @Option(
            names = "--keep",
            description = "Keeps the folder; a later run with it goes on with what is there.")
    boolean keep;

    private final Table table = new Table();

    @Override
    public Integer call() throws IOException {
        var folder = home == null ? Files.createTempDirectory("c7-bench-") : home;
        introduce();
        var world = begin(folder);
        for (long size : sizes) {
            long megabytes = new Fill(spec.commandLine().getErr()).fill(grown(folder), size);
            if (rounds > 0) {
                compare(folder, world, "%,d".formatted(size), megabytes);
            }
        }
        if (rounds > 0) {
            keeping.keep(table, spec.commandLine().getOut());
        }
        if (!keep) {
            Keeping.remove(folder);
        }
        return 0;
    }

    private void introduce() throws IOException {
        var all = sizes.stream().map(size -> Long.toString(size)).collect(Collectors.joining(","));
        table.title("./c7 bench scale --answers %s --rounds %d".formatted(all, rounds));
        table.say(Machine.line() + ". Clients, servers and PostgreSQL share them; load before the");
        table.say(
                "run "
                        + Machine.load()
                        + ". One request at a time. Each line compares two servers that");
        table.say(
                "are measured in turns: \"alone\" has one class, \"among\" the number of answers named.");
        table.say("Medians of the rounds; in brackets the least and the most ratio of a round.");
        table.say("");
        table.say(
                "| answers | what | p50 ms alone | among | ratio | p99 ms alone | among | ratio | failed | p50 to reach |");
        table.say("|---:|---|---:|---:|---:|---:|---:|---:|---:|---|");
    }

    /** A class whose learners have answered everything once, in two equal homes. */
    private World begin(Path folder) throws IOException {
        var file = folder.resolve("class");
        if (Files.exists(file)) {
            return ClassFile.read(file);
        }
        var first = Files.createDirectories(alone(folder));
        World world;
        try (var up = keeping.up(first)) {
            world = up.make(LEARNERS);
            var requests = new Requests(up.address().getAuthority(), world);
            for (var lesson : world.lessons()) {
                var questions = requests.questions(up.address(), List.of(lesson));
                for (var learner : world.learners()) {
                    Answer.once(up.address(), requests.answered(questions, learner));
                }
            }
            try (var installation = up.installation()) {
                installation.door(Projection.class).settle(world.organization());
            }
        }
        long answers = new Fill(spec.commandLine().getErr()).remember(first);
        if (answers != (long) LEARNERS * World.LESSONS * World.QUESTIONS) {
            throw new IOException("The class has %d answers".formatted(answers));
        }
        copy(first, grown(folder));
        ClassFile.write(file, world);
        return world;
    }

    private void compare(Path folder, World world, String size, long megabytes) throws IOException {
        try (var alone = keeping.up(alone(folder));
                var among = keeping.up(grown(folder))) {
            var pair =
                    new Pair(
                            new ClassLoad(alone, world, Duration.ofMillis(millis)),
                            new ClassLoad(among, world, Duration.ofMillis(millis)));
            for (var what : pair.run(rounds).entrySet()) {
                table.say(
                        "| %s | %s | %s | 1.3 x |"
                                .formatted(size, what.getKey().words(), what.getValue().cells()));
            }
        }
        table.say(
                String.format(
                        Locale.ROOT,
                        "| %s | the database, MB | | %,d | | | | | | |",
                        size,
                        megabytes));
    }

    private static Path alone(Path folder) {
        return folder.resolve("alone");
    }

    private static Path grown(Path folder) {
        return folder.resolve("among");
    }

    /** With owners and permissions, on which PostgreSQL insists. */
    private static void copy(Path from, Path to) throws IOException {
        var copying = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO();
        if (copying.start().onExit().join().exitValue() != 0) {
            throw new IOException("Copy " + from);
        }
    }
}
