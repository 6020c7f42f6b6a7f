package classroom7.documents.replica;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.DocumentsFailure;
import classroom7.documents.Replica.Refusal;
import classroom7.documents.SecondCopy;
import classroom7.documents.replica.Replication.Pair;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The replication of all organizations of a store into another. One thread at a time. */
public final class Copying {
    /** How often without any progress a copy that is to end is tried. */
    static final int ATTEMPTS_MAX = 6;

    /** How often it is said that nothing is missing. */
    static final Duration TOLD_EVERY = Duration.ofSeconds(5);

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Pair pair;
    private final Ids ids;
    private final InstantSource clock;
    private final Map<OrganizationId, Replication> running = new LinkedHashMap<>();
    private final Map<OrganizationId, Tally> tallies = new LinkedHashMap<>();
    private boolean startsOver;
    private @Nullable SecondCopy second;
    private Instant told = Instant.EPOCH;

    public Copying(Pair pair, Ids ids, InstantSource clock) {
        this.pair = pair;
        this.ids = ids;
        this.clock = clock;
    }

    /** From the beginning, whatever the checkpoints say; nothing that is there is sent again. */
    public Copying startingOver() {
        startsOver = true;
        return this;
    }

    /** Tells how far it has come, because the target is the installation's second store. */
    Copying telling(SecondCopy target) {
        second = target;
        return this;
    }

    /**
     * Every organization once, until each has caught up. One that fails does not hold up the
     * others; the first failure is thrown in the end.
     */
    public Tally round(Consumer<Tally> progress) {
        var begun = clock.instant();
        var complete = new ArrayList<OrganizationId>();
        @Nullable DocumentsFailure first = null;
        for (var organization : pair.source().organizations()) {
            try {
                var replication = running.computeIfAbsent(organization, this::begun);
                replication.catchUp(tally -> {
                    tallies.put(organization, tally);
                    progress.accept(total());
                });
                complete.add(organization);
            } catch (DocumentsFailure e) {
                first = first == null ? e : first;
            }
        }
        tell(complete, begun);
        if (first != null) {
            throw first;
        }
        return total();
    }

    /** What was written before the round began was in the feeds that it read to their ends. */
    private void tell(List<OrganizationId> complete, Instant begun) {
        var now = clock.instant();
        if (second != null && !complete.isEmpty() && !now.isBefore(told.plus(TOLD_EVERY))) {
            second.complete(complete, begun, now);
            told = now;
        }
    }

    private Replication begun(OrganizationId organization) {
        var replication = new Replication(pair, organization, ids, clock, second);
        if (startsOver) {
            replication.startOver();
        }
        return replication;
    }

    /** A round that is tried again where it may help, longer and longer apart. */
    public Tally patiently(Consumer<Tally> progress) {
        long seen = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                return round(progress);
            } catch (DocumentsFailure e) {
                long now = total().written() + total().looked();
                attempt = now > seen ? 1 : attempt;
                seen = now;
                if (attempt == ATTEMPTS_MAX || !mayPass(e)) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.multipliedBy(1L << attempt).toNanos());
            }
        }
    }

    /** Whether asking again may help. A refusal stays a refusal. */
    static boolean mayPass(DocumentsFailure failure) {
        return switch (failure.reason()) {
            case UNREACHABLE, TIMEOUT, BUSY, GARBLED -> true;
            case UNAUTHORISED, TOO_LARGE, FULL, UNDURABLE, REFUSED -> false;
        };
    }

    /** What was done so far, in all. */
    public Tally total() {
        var refusals = new ArrayList<Refusal>();
        long looked = 0;
        long written = 0;
        long passed = 0;
        long refused = 0;
        long checkpoints = 0;
        for (var tally : List.copyOf(tallies.values())) {
            looked += tally.looked();
            written += tally.written();
            passed += tally.passed();
            refused += tally.refused();
            checkpoints += tally.checkpoints();
            int room = Replication.REFUSALS_MAX - refusals.size();
            refusals.addAll(tally.refusals().subList(0, Math.min(room, tally.refusals().size())));
        }
        return new Tally(looked, written, passed, refused, refusals, checkpoints);
    }

    /** The organizations that were looked at. */
    public int organizations() {
        return running.size();
    }
}
