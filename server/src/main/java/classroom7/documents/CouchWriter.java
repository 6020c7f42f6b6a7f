package classroom7.documents;

import classroom7.base.OrganizationId;
import classroom7.documents.DocumentsFailure.Reason;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes into one organization's database: creations at the same moment share a request. */
final class CouchWriter {
    private final CouchWire wire;
    private final String database;
    private final CouchDocuments documents;
    private final OrganizationId organization;
    private final AnswerNames names;
    private final CombiningWriter<Document> creations =
            new CombiningWriter<>(document -> document.json().length(), this::create);

    CouchWriter(
            CouchWire wire,
            String database,
            CouchDocuments documents,
            OrganizationId organization) {
        this.wire = wire;
        this.database = database;
        this.documents = documents;
        this.organization = organization;
        this.names = new AnswerNames(documents, organization, AnswerNames.NAMES_MAX);
    }

    /** The outcomes by id. */
    Map<String, Put> write(List<Document> all) {
        var created = new ArrayList<Document>();
        var replaced = new ArrayList<Document>();
        for (var document : all) {
            (document.revision() == null ? created : replaced).add(document);
        }
        var outcomes = new HashMap<String, Put>();
        if (!created.isEmpty()) {
            var puts = creations.write(created);
            for (int at = 0; at < created.size(); at++) {
                outcomes.put(created.get(at).id(), puts.get(at));
            }
        }
        if (!replaced.isEmpty()) {
            outcomes.putAll(send(replaced));
        }
        return outcomes;
    }

    Put remove(String id, String revision) {
        var reply = bulk(CouchBulk.removal(id, revision));
        var outcome = CouchBulk.outcomes(List.of(id), reply.body()).get(id);
        return outcome == null ? new Put.Conflict() : outcome;
    }

    /** Of several with the same id the first is written; the others meet what it left. */
    private List<Put> create(List<Document> together) {
        var first = new LinkedHashMap<String, Document>();
        together.forEach(document -> first.putIfAbsent(document.id(), document));
        var all = List.copyOf(first.values());
        var taken = names.taken(all);
        var free = all.stream().filter(document -> !taken.contains(document)).toList();
        Map<String, Put> outcomes = free.isEmpty() ? Map.of() : send(free);
        var seen = new HashSet<String>();
        var puts = new ArrayList<Put>();
        for (var document : together) {
            var put = outcomes.getOrDefault(document.id(), new Put.Conflict());
            boolean again = !seen.add(document.id()) && put instanceof Put.Stored;
            puts.add(again ? new Put.Conflict() : put);
        }
        return puts;
    }

    private Map<String, Put> send(List<Document> free) {
        var reply = bulk(CouchBulk.body(free));
        var outcomes = CouchBulk.outcomes(free.stream().map(Document::id).toList(), reply.body());
        if (reply.repeated() && outcomes.containsValue(new Put.Conflict())) {
            acknowledgeFirstTry(free, outcomes);
        }
        return outcomes;
    }

    /**
     * A conflict may be with our own first try, whose reply was lost: then it is there as given.
     */
    private void acknowledgeFirstTry(List<Document> sent, Map<String, Put> outcomes) {
        var ids = sent.stream().map(Document::id).toList();
        var found = documents.findAll(organization, ids);
        for (var document : sent) {
            var there = found.get(document.id());
            if (there != null
                    && there.revision() != null
                    && outcomes.get(document.id()) instanceof Put.Conflict
                    && CouchWire.JSON
                            .readTree(there.json())
                            .equals(CouchWire.JSON.readTree(document.json()))) {
                outcomes.put(document.id(), new Put.Stored(there.revision()));
            }
        }
    }

    private CouchWire.Reply bulk(String body) {
        var reply = wire.write("POST", database + "/_bulk_docs", body);
        if (reply.isMissing()) {
            wire.write("PUT", database, "");
            reply = wire.write("POST", database + "/_bulk_docs", body);
        }
        if (!reply.body().isArray()) {
            throw new DocumentsFailure(
                    Reason.REFUSED, "CouchDB wrote nothing (" + reply.status() + ")", null);
        }
        return reply;
    }
}
