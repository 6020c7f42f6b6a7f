package classroom7.documents;

import classroom7.base.OrganizationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A store as a replication sees it: trees of revisions instead of documents. The steps are those of
 * CouchDB's replication protocol. Every method may throw {@link DocumentsFailure}; every write may
 * be repeated.
 */
public interface Replica {
    int CHANGES_MAX = 1000;
    int READ_BYTES_MAX = 8 << 20;

    /**
     * Which store it is: another word than that of every other store, also of its own copies once
     * they have an epoch of their own. No secret is in it.
     */
    String identity();

    /** The organizations that have documents. */
    List<OrganizationId> organizations();

    /**
     * What changed after a place in the feed, each document with all its leaves.
     *
     * @param since what an earlier feed ended with; empty: the beginning; what cannot be understood
     *     or is of another epoch is the beginning, too
     * @param limit at most {@link #CHANGES_MAX}
     */
    Feed changes(OrganizationId organization, String since, int limit);

    /** Of the revisions those that are not known, neither as leaves nor as earlier ones. */
    List<LeafName> missing(OrganizationId organization, List<LeafName> revisions);

    /**
     * Reads leaves, from the beginning of the list as many as {@link #READ_BYTES_MAX} hold, at
     * least one.
     */
    Reading read(OrganizationId organization, List<LeafName> wanted);

    /** All leaves of one document; none if there is no such document. */
    List<Leaf> leaves(OrganizationId organization, String id);

    /**
     * Puts leaves with their ancestry in as they are. What is known already changes nothing.
     *
     * @return those that the store will not keep; the others are on disk
     */
    List<Refusal> write(OrganizationId organization, List<Leaf> leaves);

    /** A document that is never replicated, or null. */
    @Nullable String local(OrganizationId organization, String id);

    void saveLocal(OrganizationId organization, String id, String body);

    /** How many documents changed after a place, counted to {@code max} at most. */
    long pending(OrganizationId organization, String since, int max);

    /** What its documents take on its disk; null if it does not say. */
    @Nullable Size size();

    /**
     * Has the store free what its garbage takes, where most of it is garbage and its disk has room
     * to do so.
     *
     * @return what became of the organizations in which there is much to be freed; empty where the
     *     store frees it by itself
     */
    default List<Compaction> compact() {
        return List.of();
    }

    /** Whether it frees what garbage takes by itself and has no command for it that we need. */
    default boolean freesItself() {
        return false;
    }

    /**
     * How many documents have so many revisions that the names of the earliest are forgotten: a
     * store that was away for longer than that sees a conflict where there is none. 0 where the
     * store does not count them.
     */
    default long forgetful() {
        return 0;
    }

    /** What became of one organization's garbage. */
    record Compaction(OrganizationId organization, long garbageBytes, Compacted outcome) {}

    /** How a wish to compact ended. */
    enum Compacted {
        STARTED,
        /** It is at it already. */
        RUNNING,
        /** Name and password may not, or the host does not offer it. */
        FORBIDDEN,
        /** What is alive would not fit a second time. */
        NO_ROOM,
        /** The disk is another machine's, or the host does not say which it is. */
        ROOM_UNKNOWN
    }

    /**
     * @param bytes on disk
     * @param used of those, what is not garbage that a compaction would free: about
     */
    record Size(long bytes, long used) {}

    /**
     * @param place where to go on
     * @param more whether there was more than fitted
     */
    record Feed(List<Changed> all, String place, boolean more) {
        public Feed {
            all = List.copyOf(all);
        }
    }

    /** A document that changed and the names of its leaves. */
    record Changed(String id, List<String> revisions) {
        public Changed {
            revisions = List.copyOf(revisions);
        }
    }

    /**
     * @param leaves of those looked at, the ones that are still leaves; a later change follows for
     *     the others
     * @param refused those that no other store could keep
     * @param looked how many of the list were looked at
     */
    record Reading(List<Leaf> leaves, List<Refusal> refused, int looked) {
        public Reading {
            leaves = List.copyOf(leaves);
            refused = List.copyOf(refused);
        }
    }

    /** A revision that is not kept, and why. */
    record Refusal(LeafName leaf, String why) {}
}
