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
