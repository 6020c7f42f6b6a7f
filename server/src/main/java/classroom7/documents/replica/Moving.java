package classroom7.documents.replica;

import classroom7.base.OrganizationId;
import classroom7.documents.DocumentHome;
import classroom7.documents.DocumentsFailure;
import classroom7.documents.DocumentsFailure.Reason;
import classroom7.documents.LeafName;
import classroom7.documents.replica.Verification.Difference;
import classroom7.documents.replica.Verification.Findings;
import classroom7.documents.replica.Verification.Kind;
import classroom7.platform.process.Refusal;
import classroom7.platform.process.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Changes the store in which an installation keeps its documents while it runs. Everything is
 * brought over and compared first; then writing is closed for a few seconds, in which the rest
 * comes over. Until the last step nothing is changed, and whoever is killed leaves nothing closed.
 */
public final class Moving {
    /** How long a process may take to end what it writes. */
    static final Duration WRITERS_END_MAX = Duration.ofSeconds(60);

    /** A process that lost its lock acts on what it saw before no longer than this. */
    static final Duration LOST_MAX = Duration.ofSeconds(3);

    static final Duration REST_MAX = Duration.ofSeconds(60);

    /** Few enough to be brought over while everybody waits. */
    static final int REST_FEW = 200;

    static final int ROUNDS_MAX = 20;

    private final Replication.Pair pair;
    private final Copying copying;
    private final DocumentHome home;

    /**
     * @param pair from where documents are kept to where they are to be
     */
    public Moving(Replication.Pair pair, Copying copying, DocumentHome home) {
        this.pair = pair;
        this.copying = copying;
        this.home = home;
    }

    /**
     * How it ended.
     *
     * @param written revisions that were brought over
     * @param differences what is not the same in both and will not be; if any, nothing was changed
     * @param closed how long nobody could write
     */
    public record Moved(
            long written, Map<OrganizationId, List<Difference>> differences, Duration closed) {}

    /**
     * The whole of it.
     *
     * @param to the name of the setting that documents are kept by from then on
     */
    public Moved move(String to, LongConsumer brought, LongConsumer compared) {
        copying.patiently(tally -> brought.accept(tally.looked()));
        var differences = differences(Verification.of(pair, compared));
        if (!differences.isEmpty()) {
            return new Moved(copying.total().written(), differences, Duration.ZERO);
        }
        for (int round = 0; round < ROUNDS_MAX && behind() > REST_FEW; round++) {
            copying.patiently(tally -> brought.accept(tally.looked()));
        }
        var closed = exchange(to);
        return new Moved(copying.total().written(), Map.of(), closed);
    }

    /**
     * What is only in the first has perhaps just come into it: it is brought over and asked for.
     */
    private Map<OrganizationId, List<Difference>> differences(
            Map<OrganizationId, Findings> findings) {
        copying.patiently(tally -> {});
        var all = new LinkedHashMap<OrganizationId, List<Difference>>();
        findings.forEach((organization, found) -> {
            var lasting = new ArrayList<Difference>();
            for (var difference : found.differences()) {
                if (difference.kind() != Kind.ONLY_IN_FIRST
                        || isMissing(organization, difference.leaf())) {
                    lasting.add(difference);
                }
            }
            if (!lasting.isEmpty() || !found.complete()) {
                all.put(organization, lasting);
            }
        });
        return all;
    }

    /** One that was changed since is no leaf any more, and its successor is told by the feed. */
    private boolean isMissing(OrganizationId organization, LeafName leaf) {
        return !pair.target().missing(organization, List.of(leaf)).isEmpty()
                && !pair.source().read(organization, List.of(leaf)).leaves().isEmpty();
    }

    private Duration exchange(String to) {
        try (var closing = home.closing();
                var alone = home.alone()) {
            if (!closing.isOurs()) {
                throw new Refusal("Documents are being moved already: wait until that has ended.");
            }
            long begun = System.nanoTime();
            boolean moved = false;
            home.close();
            try {
                if (!Wait.until(WRITERS_END_MAX, alone::isOurs)) {
                    throw new Refusal(
                            "A process goes on writing after a minute: look which (a long import?), and start it again. Nothing was changed.");
                }
                LockSupport.parkNanos(LOST_MAX.toNanos());
                bringTheRest();
                if (!alone.isStillOurs() || !closing.isStillOurs()) {
                    throw new DocumentsFailure(
                            Reason.UNREACHABLE, "The database was away for a moment", null);
                }
                home.moved(to);
                moved = true;
            } finally {
                if (!moved) {
                    home.open();
                }
            }
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    /** Its feed may hold something back while an older transaction is open. */
    private void bringTheRest() {
        boolean all =
                Wait.until(
                        REST_MAX,
                        () -> {
                            copying.round(tally -> {});
                            return behind() == 0;
                        });
        if (!all) {
            throw new Refusal(
                    "A transaction that is open for long holds changes back (pg_stat_activity, backend_xid): end it and start it again. Nothing was changed.");
        }
    }

    private long behind() {
        return Standing.behind(pair);
    }
}
