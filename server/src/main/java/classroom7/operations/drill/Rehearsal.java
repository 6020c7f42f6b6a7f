package classroom7.operations.drill;

import classroom7.operations.sample.Sample;
import classroom7.platform.database.Database;
import java.time.Duration;
import java.time.InstantSource;

/**
 * A class that answers as fast as it can while nothing breaks: what the first class of a day asks
 * of a server that has just begun.
 */
public final class Rehearsal {
    private static final int LEARNERS = 12;
    private static final Duration REPLY_MAX = Duration.ofSeconds(20);
    private static final long SEED = 7;

    private final Sample.Rooms rooms;
    private final Database database;
    private final InstantSource clock;

    public Rehearsal(Sample.Rooms rooms, Database database, InstantSource clock) {
        this.rooms = rooms;
        this.database = database;
        this.clock = clock;
    }

    /** How many answers got their receipt, and how many pages were read. */
    public record Read(int answers, int pages) {}

    /**
     * Opens a school in the installation and answers for so long.
     *
     * @param port of the web, on this machine
     * @throws classroom7.platform.process.Refusal when the web does not answer as it should
     */
    public Read run(int port, Duration time) {
        var school = new DrillCourse(rooms, new DrillStore(database)).open(LEARNERS);
        try (var wire = new Wire(port);
                var reader = new Reader(port)) {
            var entrance = new Entrance(wire, new Traffic(), new Findings(), clock);
            var learners = entrance.learners(school, SEED);
            long end = System.nanoTime() + time.toNanos();
            var threads = learners.stream().map(one -> answering(one, end)).toList();
            int pages =
                    reader.read(
                            school.learners().getFirst().email(),
                            school.password(),
                            school.lessons(),
                            () -> System.nanoTime() < end);
            threads.forEach(AnswerDrill::join);
            return new Read(learners.stream().mapToInt(Rehearsal::kept).sum(), pages);
        }
    }

    private static Thread answering(Learner learner, long end) {
        return Thread.startVirtualThread(() -> {
            while (System.nanoTime() < end) {
                learner.give();
                learner.settle(REPLY_MAX);
            }
        });
    }

    private static int kept(Learner learner) {
        return learner.given().size() - learner.heldCount();
    }
}
