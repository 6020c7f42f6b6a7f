package classroom7.documents.replica;

import classroom7.base.OrganizationId;
import classroom7.documents.Leaf;
import classroom7.documents.LeafName;
import classroom7.documents.Replica;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * Compares one organization's documents in two stores, revision by revision and body by body. It
 * believes no replication's account of itself. Bodies are compared as JSON values, because a
 * CouchDB may spell them anew.
 */
public final class Verification {
    static final int DIFFERENCES_MAX = 1000;

    private final Replica a;
    private final Replica b;
    private final OrganizationId organization;
    private final LongConsumer progress;
    private final Set<String> suspected = new TreeSet<>();
    private long documents;
    private long revisions;

    /**
     * @param progress hears how many documents were compared, a document once for each store
     */
    public Verification(Replica a, Replica b, OrganizationId organization, LongConsumer progress) {
        this.a = a;
        this.b = b;
        this.organization = organization;
        this.progress = progress;
    }

    /** How two stores differ in one revision. */
    public enum Kind {
        /** The second store does not know it. */
        ONLY_IN_FIRST,
        /** The first store does not know it. */
        ONLY_IN_SECOND,
        /** Both have it, with another body. */
        OTHER_BODY
    }

    public record Difference(LeafName leaf, Kind kind) {}

    /**
     * @param documents in the first store
     * @param revisions leaves in the first store
     * @param differences the first {@link #DIFFERENCES_MAX}
     * @param complete whether there were no more
     */
    public record Findings(
            long documents, long revisions, List<Difference> differences, boolean complete) {
        public Findings {
            differences = List.copyOf(differences);
        }
    }

    /** Compares the organizations of both stores, each by itself. */
    public static Map<OrganizationId, Findings> of(Replication.Pair pair, LongConsumer progress) {
        var organizations = new TreeMap<String, OrganizationId>();
        pair.source().organizations().forEach(one -> organizations.put(one.value(), one));
        pair.target().organizations().forEach(one -> organizations.put(one.value(), one));
        var findings = new LinkedHashMap<OrganizationId, Findings>();
        for (var organization : organizations.values()) {
            var verification =
                    new Verification(pair.source(), pair.target(), organization, progress);
            findings.put(organization, verification.compare());
        }
        return findings;
    }

    /**
     * Every document that seems to differ is looked at once more in the end, so that one that was
     * just changed, and replicated meanwhile, is none.
     */
    public Findings compare() {
        walk(a, b, true);
        walk(b, a, false);
        var differences = new ArrayList<Difference>();
        for (var id : suspected) {
            if (differences.size() < DIFFERENCES_MAX) {
                differences.addAll(differences(id));
            }
        }
        boolean complete =
                differences.size() <= DIFFERENCES_MAX && suspected.size() <= DIFFERENCES_MAX;
        int shown = Math.min(differences.size(), DIFFERENCES_MAX);
        return new Findings(documents, revisions, differences.subList(0, shown), complete);
    }

    /**
     * As many changes as there were when it began. While classes answer, a feed has no end, and
     * what has only just come to it is in no other store yet.
     */
    private void walk(Replica one, Replica other, boolean first) {
        var place = "";
        long left = one.pending(organization, place, Integer.MAX_VALUE);
        for (boolean more = left > 0; more; ) {
            int some = (int) Math.min(left, Replica.CHANGES_MAX);
            var feed = one.changes(organization, place, some);
            var names = new ArrayList<LeafName>();
            for (var changed : feed.all()) {
                changed.revisions().forEach(r -> names.add(new LeafName(changed.id(), r)));
            }
            other.missing(organization, names).forEach(this::suspect);
            if (first) {
                compareBodies(names);
                documents += feed.all().size();
                revisions += names.size();
            }
            progress.accept(feed.all().size());
            place = feed.place();
            left -= feed.all().size();
            more = feed.more() && left > 0;
        }
    }

    private void suspect(LeafName name) {
        if (suspected.size() <= DIFFERENCES_MAX) {
            suspected.add(name.id());
        }
    }

    private void compareBodies(List<LeafName> names) {
        for (int from = 0; from < names.size(); ) {
            var ours = a.read(organization, names.subList(from, names.size()));
            var read =
                    ours.leaves().stream()
                            .map(leaf -> new LeafName(leaf.id(), leaf.revision()))
                            .toList();
            var theirs = byName(b, read);
            for (var leaf : ours.leaves()) {
                var name = new LeafName(leaf.id(), leaf.revision());
                if (theirs.get(name) instanceof Leaf there && !isSame(leaf, there)) {
                    suspect(name);
                }
            }
            from += ours.looked();
        }
    }

    private Map<LeafName, Leaf> byName(Replica store, List<LeafName> names) {
        var leaves = new HashMap<LeafName, Leaf>();
        for (int from = 0; from < names.size(); ) {
            var reading = store.read(organization, names.subList(from, names.size()));
            reading.leaves()
                    .forEach(leaf -> leaves.put(new LeafName(leaf.id(), leaf.revision()), leaf));
            from += reading.looked();
        }
        return leaves;
    }

    private List<Difference> differences(String id) {
        var ours = byRevision(a.leaves(organization, id));
        var theirs = byRevision(b.leaves(organization, id));
        var differences = new ArrayList<Difference>();
        var names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        for (var revision : names) {
            var kind = kind(revision, ours, theirs);
            if (kind != null) {
                differences.add(new Difference(new LeafName(id, revision), kind));
            }
        }
        return differences;
    }

    private static @Nullable Kind kind(
            String revision, Map<String, Leaf> ours, Map<String, Leaf> theirs) {
        var here = ours.get(revision);
        var there = theirs.get(revision);
        if (here != null && there != null) {
            return isSame(here, there) ? null : Kind.OTHER_BODY;
        }
        if (here != null) {
            return known(theirs).contains(revision) ? null : Kind.ONLY_IN_FIRST;
        }
        return known(ours).contains(revision) ? null : Kind.ONLY_IN_SECOND;
    }

    private static Map<String, Leaf> byRevision(List<Leaf> leaves) {
        return leaves.stream().collect(Collectors.toMap(Leaf::revision, leaf -> leaf));
    }

    private static Set<String> known(Map<String, Leaf> leaves) {
        return leaves.values().stream()
                .flatMap(leaf -> leaf.path().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isSame(Leaf one, Leaf other) {
        return one.deleted() == other.deleted()
                && (one.body().equals(other.body())
                        || canonical(one.body()).equals(canonical(other.body())));
    }

    private static String canonical(String body) {
        try {
            return new JsonCanonicalizer(body).getEncodedString();
        } catch (IOException e) {
            return body;
        }
    }
}
