package classroom7.documents;

import classroom7.documents.DocumentsFailure.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** CouchDB's {@code _bulk_docs}: what is sent and what the reply means. */
final class CouchBulk {
    private CouchBulk() {}

    /** The documents' own text with id and revision set before it: nothing is spelled anew. */
    static String body(List<Document> documents) {
        var body = new StringBuilder("{\"docs\":[");
        for (var document : documents) {
            body.append(body.charAt(body.length() - 1) == '[' ? "" : ",");
            body.append("{\"_id\":\"").append(document.id()).append('"');
            if (document.revision() != null) {
                var revision = CouchWire.JSON.writeValueAsString(document.revision());
                body.append(",\"_rev\":").append(revision);
            }
            var members = document.json().strip().substring(1).stripLeading();
            body.append(members.startsWith("}") ? "" : ",").append(members);
        }
        return body.append("]}").toString();
    }

    static String removal(String id, String revision) {
        var body = CouchWire.JSON.createObjectNode();
        body.putArray("docs")
                .addObject()
                .put("_id", id)
                .put("_rev", revision)
                .put("_deleted", true);
        return body.toString();
    }

    /**
     * Outcomes by id. The rows may come in any order; a refusal may come without its id (seen from
     * a PouchDB server): such rows belong to the ids that no other row names.
     */
    static Map<String, Put> outcomes(List<String> ids, JsonNode rows) {
        var outcomes = new HashMap<String, Put>();
        var unnamed = new ArrayList<Put>();
        for (var row : rows) {
            var id = row.path("id").asString("");
            if (id.isEmpty()) {
                unnamed.add(outcome(row));
            } else {
                outcomes.put(id, outcome(row));
            }
        }
        var rest = new LinkedHashSet<>(ids);
        rest.removeAll(outcomes.keySet());
        boolean clear = rest.size() == unnamed.size() && unnamed.stream().distinct().count() <= 1;
        if (!clear || outcomes.size() + rest.size() != ids.size()) {
            throw new DocumentsFailure(
                    Reason.GARBLED, "CouchDB's reply does not say what became of each", null);
        }
        rest.forEach(id -> outcomes.put(id, unnamed.getFirst()));
        return outcomes;
    }

    private static Put outcome(JsonNode row) {
        if (row.has("rev") && !row.has("error")) {
            return new Put.Stored(row.path("rev").asString());
        }
        var error = row.path(row.path("error").isString() ? "error" : "name").asString("");
        if (error.equals("conflict")) {
            return new Put.Conflict();
        }
        return new Put.Refused(error + ": " + row.path("reason").asString(""));
    }
}
