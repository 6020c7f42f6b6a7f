package classroom7.documents.replica;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.LeafName;
import classroom7.documents.Replica;
import classroom7.documents.Replica.Feed;
import classroom7.documents.Replica.Refusal;
import classroom7.documents.SecondCopy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings what one organization has in one store into another, by the steps of CouchDB's replication
 * protocol: changes, missing revisions, their bodies and ancestry, written without new edits, then
 * a checkpoint in both stores. A target that is slow is waited for; never more than one reading is
 * held in memory. After a failure, or a kill anywhere, a further run goes on: whatever was written
 * and not yet told in a checkpoint is found to be there.
 *
 * <p>One thread at a time.
 */
public final class Replication {
    /** A document may have many leaves, so a page of the feed is bounded in those, too. */
    static final int NAMES_MAX = 1000;

    static final int REFUSALS_MAX = 1000;
    static final Duration CHECKPOINT_EVERY = Duration.ofSeconds(5);

    /** How often an idle replication asks whether the stores still remember it. */
    static final Duration REMEMBERED_EVERY = Duration.ofSeconds(30);

    private final Replica source;
    private final Replica target;
    private final OrganizationId organization;
    private final Checkpoints checkpoints;
    private final Ids ids;
    private final InstantSource clock;
    private final @Nullable SecondCopy second;

    private @Nullable Checkpoint recorded;
    private String place = "";
    private Instant compared = Instant.EPOCH;
    private Tally tally = Tally.NOTHING;

    public Replication(Pair pair, OrganizationId organization, Ids ids, InstantSource clock) {
        this(pair, organization, ids, clock, null);
    }

    /**
     * @param second who is told how far it has come, if the target is the second store
     */
    Replication(
            Pair pair,
            OrganizationId organization,
            Ids ids,
            InstantSource clock,
            @Nullable SecondCopy second) {
        this.second = second;
        this.source = pair.source();
        this.target = pair.target();
        this.organization = organization;
        this.checkpoints = new Checkpoints(source, target, organization);
        this.ids = ids;
        this.clock = clock;
    }

    /** From where to where. */
    public record Pair(Replica source, Replica target) {}

    /** Forgets how far it has come: everything is compared again from the beginning. */
    public void startOver() {
        resume();
        place = "";
        if (second != null) {
            second.resumed(organization, place, compared);
            second.forgetRefusals(organization);
        }
    }

    /**
     * Goes on until the target has what the source had when asked last. Whatever the stores throw
     * ends it; the next call goes on.
     *
     * @param progress hears of every page; what it throws ends the run, too
     */
    public Tally catchUp(Consumer<Tally> progress) {
        if (recorded == null) {
            resume();
        }
        boolean more = true;
        while (more) {
            var feed = source.changes(organization, place, Replica.CHANGES_MAX);
            copy(feed);
            place = feed.place();
            more = feed.more();
            if (isDue(more)) {
                more |= !record();
            }
            progress.accept(tally);
        }
        return tally;
    }

    private void resume() {
        var common = checkpoints.common();
        recorded = common;
        place = common.place();
        compared = clock.instant();
        if (second != null) {
            second.resumed(organization, place, compared);
        }
    }

    private void copy(Feed feed) {
        var names = new ArrayList<LeafName>();
        for (var changed : feed.all()) {
            changed.revisions().forEach(r -> names.add(new LeafName(changed.id(), r)));
            if (names.size() >= NAMES_MAX) {
                copy(names);
                names.clear();
            }
        }
        if (!names.isEmpty()) {
            copy(names);
        }
        count(new Tally(feed.all().size(), 0, 0, 0, List.of(), 0));
    }

    private void copy(List<LeafName> names) {
        var missing = target.missing(organization, names);
        for (int from = 0; from < missing.size(); ) {
            var reading = source.read(organization, missing.subList(from, missing.size()));
            var refused = new ArrayList<>(reading.refused());
            if (!reading.leaves().isEmpty()) {
                refused.addAll(target.write(organization, reading.leaves()));
            }
            if (second != null && !refused.isEmpty()) {
                second.refused(organization, refused);
            }
            long read = reading.leaves().size() + reading.refused().size();
            long kept = read - refused.size();
            count(new Tally(0, kept, reading.looked() - read, refused.size(), refused, 0));
            from += reading.looked();
        }
    }

    private void count(Tally more) {
        var refusals = new ArrayList<Refusal>(tally.refusals());
        int room = REFUSALS_MAX - refusals.size();
        refusals.addAll(more.refusals().subList(0, Math.min(room, more.refusals().size())));
        tally =
                new Tally(
                        tally.looked() + more.looked(),
                        tally.written() + more.written(),
                        tally.passed() + more.passed(),
                        tally.refused() + more.refused(),
                        refusals,
                        tally.checkpoints() + more.checkpoints());
    }

    private boolean isDue(boolean more) {
        var since = Duration.between(compared, clock.instant());
        boolean moved = recorded == null || !place.equals(recorded.place());
        return moved
                ? !more || since.compareTo(CHECKPOINT_EVERY) >= 0
                : since.compareTo(REMEMBERED_EVERY) >= 0;
    }

    /**
     * Tells both stores how far it has come. A store that no longer remembers what it was told was
     * put back to an earlier state, or somebody else replicates the same: then this goes on from
     * what both remember.
     *
     * @return false: it went back
     */
    private boolean record() {
        var before = recorded;
        var common = checkpoints.common();
        if (before == null || !common.place().equals(before.place())) {
            var here = place;
            resume();
            return place.equals(here);
        }
        compared = clock.instant();
        if (!place.equals(before.place())) {
            var entry =
                    new Checkpoint.Entry(
                            ids.next(), place, compared, tally.written(), tally.refused());
            var next = common.with(entry);
            checkpoints.save(next);
            recorded = next;
            if (second != null) {
                second.recorded(organization, place, compared);
            }
            count(new Tally(0, 0, 0, 0, List.of(), 1));
        }
        return true;
    }
}
