package classroom7.documents;

import classroom7.base.OrganizationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The document store. Two back ends keep this contract: PostgreSQL and CouchDB; one test suite
 * holds both to it.
 *
 * <p>Every call is one round trip (creating an organization's database once excepted) and costs the
 * same whatever the number of documents. A write that returns {@link Put.Stored} is on disk. A
 * write while an SQL transaction is open on the thread throws {@link IllegalStateException} on both
 * back ends: nothing may come to rely on the one that could join it. An id {@code
 * answer:{lesson}:{learner}:{attempt}:{question}:{answer id}} is in conflict, too, with another
 * that names the same answer of the learner in the lesson (in PostgreSQL: in any lesson); CouchDB
 * is asked what is new before it is written to, a round trip, and one more for each lesson and
 * learner that was not written to lately. Every method may throw {@link DocumentsFailure}. Whoever
 * calls has already decided that the actor may.
 */
public interface Documents {
    int DOCUMENT_BYTES_MAX = 1 << 20;
    int ID_LENGTH_MAX = 200;
    int PUT_ALL_MAX = 1000;
    int PUT_ALL_BYTES_MAX = 16 << 20;
    int FIND_ALL_MAX = 1000;
    int RANGE_MAX = 5000;
    int CHANGES_MAX = 5000;
    int BEGINNING_MAX = 200_000;
    int BEGINNINGS_MAX = 200;

    /**
     * Creates the document (revision null; an id that was removed may be created again) or replaces
     * it.
     */
    Put put(OrganizationId organization, Document document);

    /**
     * Writes up to {@link #PUT_ALL_MAX} documents of different ids, together at most {@link
     * #PUT_ALL_BYTES_MAX} bytes; each ends for itself, in the order given. More, or an id twice, is
     * an {@link IllegalArgumentException}.
     */
    List<Put> putAll(OrganizationId organization, List<Document> documents);

    /** Removes what is there in this revision; leaves a tombstone that the change feed shows. */
    Put remove(OrganizationId organization, String id, String revision);

    /** The document, or null if there is none. */
    @Nullable Document find(OrganizationId organization, String id);

    /** Those of up to {@link #FIND_ALL_MAX} ids that exist, by id. */
    Map<String, Document> findAll(OrganizationId organization, Collection<String> ids);

    /**
     * Up to {@code limit} (at most {@link #RANGE_MAX}) documents with {@code from <= id < to}, in
     * bytewise order of their ids.
     */
    List<Document> range(OrganizationId organization, String from, String to, int limit);

    /**
     * What changed after the position, at most {@code limit} ({@link #CHANGES_MAX}) documents. A
     * change that was committed before the call may be held back while older writes are still under
     * way; it never appears behind a position that was handed out.
     */
    Changes changes(OrganizationId organization, Position since, int limit);

    /**
     * What was written lately: like {@link #changes}, but at once, without waiting for older writes
     * that are under way; so it has no order, some may come again, and the position is of use only
     * here. Nothing that was committed before a call is missing from it or from an earlier one.
     *
     * @param since null: only a position to begin from
     */
    Changes recent(OrganizationId organization, @Nullable Position since);

    /**
     * Of documents that were written once and never changed those that the second store certainly
     * holds, too; none where there is none. What it was given a moment ago may be missing.
     *
     * @param written when each began to be written, by id
     */
    default Set<String> inSecondStore(OrganizationId organization, Map<String, Instant> written) {
        return Set.of();
    }

    /** In how many independent stores each document is to be, the second ones after a while. */
    default int stores() {
        return 1;
    }

    /** The installation's epoch: another one after a backup was restored. */
    String epoch();

    /**
     * Up to {@code limit} ({@link #BEGINNING_MAX}) documents whose id begins with the prefix, in
     * order. More than {@link #RANGE_MAX} take several round trips.
     */
    default List<Document> beginningWith(OrganizationId organization, String prefix, int limit) {
        Limits.check("limit", limit, BEGINNING_MAX);
        var end = prefix + '\u007f';
        var page = range(organization, prefix, end, Math.min(limit, RANGE_MAX));
        if (page.size() < RANGE_MAX) {
            return page;
        }
        var all = new ArrayList<>(page);
        while (page.size() == RANGE_MAX && all.size() < limit) {
            var next = all.getLast().id() + '!'; // ids hold no character below that
            page = range(organization, next, end, Math.min(limit - all.size(), RANGE_MAX));
            all.addAll(page);
        }
        return all;
    }

    /**
     * The same, whole, for each of up to {@link #BEGINNINGS_MAX} different prefixes, as far as
     * {@link #RANGE_MAX} documents reach: of the first always, of those behind it perhaps not; ask
     * again for the ones that are absent. PostgreSQL takes one round trip for them all.
     */
    default Map<String, List<Document>> beginningWithEach(
            OrganizationId organization, List<String> prefixes) {
        Limits.check("prefixes", prefixes.size(), BEGINNINGS_MAX);
        var found = new LinkedHashMap<String, List<Document>>();
        int documents = 0;
        for (var prefix : prefixes) {
            if (documents >= RANGE_MAX) {
                break;
            }
            var all = beginningWith(organization, prefix, BEGINNING_MAX);
            found.put(prefix, all);
            documents += all.size();
        }
        return found;
    }
}
