package classroom7.documents;

import classroom7.base.OrganizationId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.erdtman.jcs.JsonCanonicalizer;

/** Everything a store holds, as a test compares it. */
public final class Stores {
    private Stores() {}

    /** Per document its leaves, each with its body in canonical form. */
    public static Map<String, Map<String, String>> leaves(
            Replica store, OrganizationId organization) {
        var documents = new TreeMap<String, Map<String, String>>();
        var place = "";
        for (boolean more = true; more; ) {
            var feed = store.changes(organization, place, Replica.CHANGES_MAX);
            var names = new ArrayList<LeafName>();
            for (var changed : feed.all()) {
                changed.revisions().forEach(r -> names.add(new LeafName(changed.id(), r)));
            }
            for (var leaf : read(store, organization, names)) {
                documents
                        .computeIfAbsent(leaf.id(), id -> new TreeMap<>())
                        .put(leaf.revision(), leaf.deleted() ? "deleted" : leaf.body());
            }
            place = feed.place();
            more = feed.more();
        }
        return documents;
    }

    private static List<Leaf> read(
            Replica store, OrganizationId organization, List<LeafName> names) {
        var leaves = new ArrayList<Leaf>();
        for (int from = 0; from < names.size(); ) {
            var reading = store.read(organization, names.subList(from, names.size()));
            leaves.addAll(reading.leaves());
            from += reading.looked();
        }
        return leaves;
    }

    /** A line per leaf. */
    public static String text(Map<String, Map<String, String>> documents) {
        var text = new StringBuilder();
        new TreeMap<>(documents)
                .forEach((id, leaves) ->
                        leaves.forEach((revision, body) ->
                                text.append(id)
                                        .append(' ')
                                        .append(revision)
                                        .append(' ')
                                        .append(canonical(body))
                                        .append('\n')));
        return text.toString();
    }

    private static String canonical(String body) {
        try {
            return body.equals("deleted") ? body : new JsonCanonicalizer(body).getEncodedString();
        } catch (IOException e) {
            throw new IllegalArgumentException(body, e);
        }
    }
}
