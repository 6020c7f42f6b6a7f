package classroom7.documents;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The revisions of one document, kept as the ways to their leaves. The same revisions make the same
 * tree in whatever order they come. Names of revisions are compared, never computed: those of
 * another store are its own.
 *
 * @param leaves the winner first
 */
record RevisionTree(List<Leaf> leaves) {
    /** As CouchDB chooses: what is there before tombstones, then the longer history, then bytes. */
    private static final Comparator<Leaf> WINNER_FIRST =
            Comparator.comparing(Leaf::deleted)
                    .thenComparing(
                            Comparator.<Leaf>comparingLong(
                                            leaf -> Revisions.generation(leaf.revision()))
                                    .reversed())
                    .thenComparing(Comparator.comparing(Leaf::revision).reversed());

    static final RevisionTree EMPTY = new RevisionTree(List.of());

    RevisionTree {
        leaves = leaves.stream().sorted(WINNER_FIRST).toList();
    }

    Leaf winner() {
        return leaves.getFirst();
    }

    List<Leaf> losers() {
        return leaves.subList(1, leaves.size());
    }

    /** The tree with one more way to a leaf; an equal tree if it says nothing new. */
    RevisionTree with(Leaf arrived) {
        var ways = new ArrayList<>(leaves);
        ways.add(arrived);
        var longest = ways.stream().map(way -> lengthened(way, ways)).toList();
        var inner = new HashSet<String>();
        longest.forEach(way -> inner.addAll(way.ancestry()));
        var ends = new LinkedHashMap<String, Leaf>();
        for (var way : longest) {
            if (!inner.contains(way.revision())) {
                ends.merge(way.revision(), way, RevisionTree::sameEnd);
            }
        }
        return new RevisionTree(List.copyOf(ends.values()));
    }

    /** The tree with all leaves of another part of it. */
    RevisionTree with(RevisionTree more) {
        var tree = this;
        for (var leaf : more.leaves) {
            tree = tree.with(leaf);
        }
        return tree;
    }

    /** Where one way ends another may know how it goes on. */
    private static Leaf lengthened(Leaf way, List<Leaf> others) {
        var path = new ArrayList<>(way.path());
        for (boolean grown = true; grown && path.size() <= DocumentStore.REVISIONS_MAX; ) {
            grown = false;
            for (var other : others) {
                int met = other.path().indexOf(path.getLast());
                if (met >= 0 && met < other.path().size() - 1) {
                    path.addAll(other.path().subList(met + 1, other.path().size()));
                    grown = true;
                }
            }
        }
        int kept = Math.min(path.size(), DocumentStore.REVISIONS_MAX + 1);
        return new Leaf(way.id(), path.subList(0, kept), way.deleted(), way.body());
    }

    /** The body that is there stays; the longer history is kept. */
    private static Leaf sameEnd(Leaf there, Leaf arrived) {
        return arrived.path().size() > there.path().size()
                ? new Leaf(there.id(), arrived.path(), there.deleted(), there.body())
                : there;
    }
}
