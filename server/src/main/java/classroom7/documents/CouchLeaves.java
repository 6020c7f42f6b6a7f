package classroom7.documents;

import classroom7.documents.Replica.Refusal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Leaves in CouchDB's JSON: what {@code _bulk_get} replies and {@code _bulk_docs} is sent. */
final class CouchLeaves {
    private CouchLeaves() {}

    /** What is asked of {@code _bulk_get}. */
    static String wanted(List<LeafName> names) {
        var body = CouchWire.JSON.createObjectNode();
        var docs = body.putArray("docs");
        names.forEach(name -> docs.addObject().put("id", name.id()).put("rev", name.revision()));
        return body.toString();
    }

    /** What is asked of {@code _revs_diff}. */
    static String revisions(List<LeafName> names) {
        var body = CouchWire.JSON.createObjectNode();
        names.forEach(name -> body.withArray("/" + pointer(name.id())).add(name.revision()));
        return body.toString();
    }

    private static String pointer(String id) {
        return id.replace("~", "~0").replace("/", "~1");
    }

    /** The leaves of a reply; a revision that is no longer there is passed over. */
    static void read(JsonNode reply, List<Leaf> leaves, List<Refusal> refused) {
        for (var result : reply.path("results")) {
            for (var document : result.path("docs")) {
                if (document.path("ok") instanceof ObjectNode found) {
                    var leaf = leaf(found);
                    var problem = problem(found);
                    if (problem == null) {
                        leaves.add(leaf);
                    } else {
                        refused.add(new Refusal(new LeafName(leaf.id(), leaf.revision()), problem));
                    }
                }
            }
        }
    }

    /** The leaves that {@code open_revs=all} replies. */
    static List<Leaf> opened(JsonNode reply) {
        var leaves = new ArrayList<Leaf>();
        for (var one : reply) {
            if (one.path("ok") instanceof ObjectNode found) {
                leaves.add(leaf(found));
            }
        }
        return leaves;
    }

    private static Leaf leaf(ObjectNode document) {
        var path = new ArrayList<String>();
        var revisions = document.path("_revisions");
        long generation = revisions.path("start").asLong(0);
        for (var digest : revisions.path("ids")) {
            path.add(generation-- + "-" + digest.asString());
        }
        if (path.isEmpty()) {
            path.add(document.path("_rev").asString(""));
        }
        var body = document.deepCopy();
        body.remove(
                document.propertyNames().stream().filter(name -> name.startsWith("_")).toList());
        return new Leaf(
                document.path("_id").asString(""),
                path,
                document.path("_deleted").asBoolean(false),
                body.toString());
    }

    private static @Nullable String problem(ObjectNode document) {
        return document.path("_attachments").isEmpty()
                ? null
                : "It has attachments, which no document of Classroom7 has";
    }

    /** One document for {@code _bulk_docs}: its own text with the store's members before it. */
    static String document(Leaf leaf) {
        var frame = CouchWire.JSON.createObjectNode();
        frame.put("_id", leaf.id()).put("_rev", leaf.revision());
        if (leaf.deleted()) {
            frame.put("_deleted", true);
        }
        var revisions = frame.putObject("_revisions");
        revisions.put("start", Revisions.generation(leaf.revision()));
        var ids = revisions.putArray("ids");
        leaf.path().forEach(revision -> ids.add(revision.substring(revision.indexOf('-') + 1)));
        var head = frame.toString();
        var members = leaf.body().strip().substring(1).stripLeading();
        return head.substring(0, head.length() - 1)
                + (members.startsWith("}") ? "" : ",")
                + members;
    }

    /**
     * Those that a reply to {@code _bulk_docs} without new edits refuses: it lists nothing else.
     */
    static List<Refusal> refusals(List<Leaf> sent, JsonNode reply) {
        var refusals = new ArrayList<Refusal>();
        for (var row : reply) {
            if (row.has("error")) {
                refusals.add(refusal(sent, row));
            }
        }
        return refusals;
    }

    private static Refusal refusal(List<Leaf> sent, JsonNode row) {
        var id = row.path("id").asString("");
        var revision =
                sent.stream()
                        .filter(leaf -> leaf.id().equals(id))
                        .map(Leaf::revision)
                        .findFirst()
                        .orElse("");
        var error = row.path(row.path("error").isString() ? "error" : "name").asString("");
        return new Refusal(
                new LeafName(id, row.path("rev").asString(revision)),
                error + ": " + row.path("reason").asString(""));
    }
}
