package classroom7.operations.drill;

import classroom7.documents.Documents;
import classroom7.operations.sample.Sample;
import classroom7.platform.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleConsumer;

/**
 * Learners answer over HTTP and keep a ledger of their receipts, while everything that can be
 * killed, cut, stopped or filled is. At the end each receipt must be worth what it says.
 */
public final class AnswerDrill {
    private static final Duration SETTLE_MAX = Duration.ofSeconds(120);

    private final Stage stage;
    private final Doors doors;
    private final Plan plan;
    private final DrillStore store;
    private final Findings findings = new Findings();
    private final Traffic traffic = new Traffic();
    private final List<Report.Done> done = new ArrayList<>();
    private final List<Duration> lags = new ArrayList<>();

    /** The doors of the drilled installation. */
    public record Doors(
            Sample.Rooms rooms, Database database, Documents documents, InstantSource clock) {}

    /** How long, with how many learners, in which order. */
    public record Plan(Duration time, int learners, long seed) {}

    public AnswerDrill(Stage stage, Doors doors, Plan plan) {
        this.stage = stage;
        this.doors = doors;
        this.plan = plan;
        this.store = new DrillStore(doors.database());
    }

    /**
     * The whole drill.
     *
     * @param progress hears from 0 to 1 how much of the time is over
     */
    public Report run(DoubleConsumer progress) {
        var school = new DrillCourse(doors.rooms(), store).open(plan.learners() + 1);
        stage.raise();
        try (var wire = new Wire(stage.port())) {
            var entrance = new Entrance(wire, traffic, findings, doors.clock());
            var learners = entrance.learners(school, plan.seed());
            var probe = new Probe(learners.getFirst(), store, school.organization());
            var ends = new AtomicBoolean();
            var threads =
                    learners.stream()
                            .skip(1)
                            .map(one -> Thread.ofVirtual().start(() -> one.work(() -> !ends.get())))
                            .toList();
            breakEverything(probe, progress);
            ends.set(true);
            threads.forEach(AnswerDrill::join);
            learners.forEach(one -> one.settle(SETTLE_MAX));
            var opened = new Check.Doors(doors.documents(), doors.rooms().projection());
            new Check(school.organization(), opened, store, findings).all(learners);
            return report(learners);
        }
    }

    private void breakEverything(Probe probe, DoubleConsumer progress) {
        var deck = new Deck(Breaking.possible(stage), plan.seed());
        var breaking = new Breaking(stage, findings, plan.seed());
        long begun = System.nanoTime();
        long end = begun + plan.time().toNanos();
        while (System.nanoTime() < end) {
            var card = deck.next();
            LockSupport.parkNanos(card.pause().toNanos());
            var before = probe.arrival();
            if (before != null) {
                lags.add(before.mark());
            }
            long broken = System.nanoTime();
            breaking.carryOut(card.fault());
            if (probe.arrival() == null) {
                findings.add("After \"%s\" no answer arrived any more", card.fault().title());
            }
            var recovery = Duration.ofNanos(System.nanoTime() - broken);
            done.add(new Report.Done(card.fault(), recovery));
            progress.accept(
                    Math.min(1, (System.nanoTime() - begun) / (double) plan.time().toNanos()));
        }
    }

    static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while learners end", e);
        }
    }

    private Report report(List<Learner> learners) {
        lags.sort(null);
        return new Report(
                plan.seed(),
                plan.learners(),
                plan.time(),
                Breaking.possible(stage),
                done,
                learners.stream().mapToLong(one -> one.given().size()).sum(),
                traffic.requests.sum(),
                traffic.unanswered.sum(),
                traffic.putOff.sum(),
                traffic.sentAgain.sum(),
                traffic.repeated.sum(),
                lags,
                findings.kept(),
                findings.count());
    }
}
