package classroom7.documents;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.DocumentsFailure.Reason;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The back end in CouchDB: a database per organization, made when it is first written to. Its paths
 * are those of the CouchDB 3 API reference.
 */
public final class CouchDocuments implements Documents {
    static final String DATABASE = "classroom7-";

    /** Where the feed ends at this moment. */
    private static final String NOW = "now";

    private final CouchWire wire;
    private final Epoch epoch;

    /**
     * @param server {@code https://user:password@host/}
     */
    public CouchDocuments(URI server, Epoch epoch) {
        this.wire = new CouchWire(server);
        this.epoch = epoch;
    }

    @Override
    public Put put(OrganizationId organization, Document document) {
        return putAll(organization, List.of(document)).getFirst();
    }

    @Override
    public List<Put> putAll(OrganizationId organization, List<Document> documents) {
        Limits.check(documents);
        var outcomes = new HashMap<String, Put>();
        var accepted = new ArrayList<Document>();
        for (var document : documents) {
            var problem = DocumentForm.problem(document);
            if (problem == null) {
                accepted.add(document);
            } else {
                outcomes.put(document.id(), new Put.Refused(problem));
            }
        }
        if (!accepted.isEmpty()) {
            outcomes.putAll(write(organization, accepted));
        }
        return documents.stream().map(document -> outcomes.get(document.id())).toList();
    }

    private Map<String, Put> write(OrganizationId organization, List<Document> documents) {
        var taken = AnswerIds.taken(documents, prefix -> idsBeginningWith(organization, prefix));
        var outcomes = new HashMap<String, Put>();
        taken.forEach(document -> outcomes.put(document.id(), new Put.Conflict()));
        var free = documents.stream().filter(document -> !taken.contains(document)).toList();
        if (!free.isEmpty()) {
            outcomes.putAll(writeFree(organization, free));
        }
        return outcomes;
    }

    private Map<String, Put> writeFree(OrganizationId organization, List<Document> documents) {
        var body = CouchBulk.body(documents);
        var reply = bulk(organization, body);
        var ids = documents.stream().map(Document::id).toList();
        var outcomes = CouchBulk.outcomes(ids, reply.body());
        if (reply.repeated() && outcomes.containsValue(new Put.Conflict())) {
            acknowledgeFirstTry(organization, documents, outcomes);
        }
        return outcomes;
    }

    /**
     * A conflict may be with our own first try, whose reply was lost: then it is there as given.
     */
    private void acknowledgeFirstTry(
            OrganizationId organization, List<Document> documents, Map<String, Put> outcomes) {
        var found = findAll(organization, documents.stream().map(Document::id).toList());
        for (var document : documents) {
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

    private CouchWire.Reply bulk(OrganizationId organization, String body) {
        var reply = wire.write("POST", database(organization) + "/_bulk_docs", body);
        if (reply.isMissing()) {
            wire.write("PUT", database(organization), "");
            reply = wire.write("POST", database(organization) + "/_bulk_docs", body);
        }
        if (!reply.body().isArray()) {
            throw new DocumentsFailure(
                    Reason.REFUSED, "CouchDB wrote nothing (" + reply.status() + ")", null);
        }
        return reply;
    }

    @Override
    public Put remove(OrganizationId organization, String id, String revision) {
        Limits.checkNoTransaction();
        var reply = bulk(organization, CouchBulk.removal(id, revision));
        var outcome = CouchBulk.outcomes(List.of(id), reply.body()).get(id);
        return outcome == null ? new Put.Conflict() : outcome;
    }

    @Override
    public @Nullable Document find(OrganizationId organization, String id) {
        if (DocumentForm.idProblem(id) != null) {
            return null;
        }
        var reply = wire.ask("GET", database(organization) + "/" + encoded(id), null);
        return reply.isMissing() ? null : document(reply.body());
    }

    @Override
    public Map<String, Document> findAll(OrganizationId organization, Collection<String> ids) {
        Limits.check("ids", ids.size(), FIND_ALL_MAX);
        if (ids.isEmpty()) {
            return Map.of();
        }
        var keys = CouchWire.JSON.createObjectNode();
        var array = keys.putArray("keys");
        ids.forEach(array::add);
        var found = new HashMap<String, Document>();
        for (var document :
                rows(
                        wire.ask(
                                "POST",
                                database(organization) + "/_all_docs?include_docs=true",
                                keys.toString()))) {
            found.put(document.id(), document);
        }
        return found;
    }

    @Override
    public List<Document> range(OrganizationId organization, String from, String to, int limit) {
        Limits.check("limit", limit, RANGE_MAX);
        if (from.compareTo(to) >= 0 || limit == 0) {
            return List.of();
        }
        return rows(
                wire.ask(
                        "GET",
                        String.format(
                                Locale.ROOT,
                                "%s/_all_docs?include_docs=true&inclusive_end=false&limit=%d&startkey=%s&endkey=%s",
                                database(organization),
                                limit,
                                quoted(from),
                                quoted(to)),
                        null));
    }

    private List<String> idsBeginningWith(OrganizationId organization, String prefix) {
        var reply =
                wire.ask(
                        "GET",
                        String.format(
                                Locale.ROOT,
                                "%s/_all_docs?inclusive_end=false&limit=%d&startkey=%s&endkey=%s",
                                database(organization),
                                RANGE_MAX,
                                quoted(prefix),
                                quoted(prefix + '\u007f')),
                        null);
        var ids = new ArrayList<String>();
        reply.body().path("rows").forEach(row -> ids.add(row.path("id").asString("")));
        return ids;
    }

    @Override
    public Changes changes(OrganizationId organization, Position since, int limit) {
        Limits.check("limit", limit, CHANGES_MAX);
        var now = epoch();
        boolean restarted = !since.place().isEmpty() && !since.epoch().equals(now);
        var place = restarted ? "" : since.place();
        var reply =
                wire.ask(
                        "GET",
                        String.format(
                                Locale.ROOT,
                                "%s/_changes?limit=%d&since=%s",
                                database(organization),
                                Math.max(1, limit),
                                place.isEmpty() ? "0" : encoded(place)),
                        null);
        if (reply.isMissing()) {
            return new Changes(List.of(), new Position(now, ""), false, restarted);
        }
        return changes(reply.body(), now, limit, restarted);
    }

    /** CouchDB's feed waits for nobody, so it is the feed itself. */
    @Override
    public Changes recent(OrganizationId organization, @Nullable Position since) {
        return changes(
                organization, since == null ? new Position(epoch(), NOW) : since, CHANGES_MAX);
    }

    private static Changes changes(JsonNode body, String epoch, int limit, boolean restarted) {
        var all = new ArrayList<Changes.Change>();
        var place = body.path("last_seq");
        int rows = 0;
        for (var row : body.path("results")) {
            rows++;
            place = row.path("seq");
            var id = row.path("id").asString("");
            if (!id.startsWith("_")) { // a design document is none of ours
                var revision = row.path("changes").path(0).path("rev").asString("");
                all.add(new Changes.Change(id, revision, row.path("deleted").asBoolean(false)));
            }
        }
        boolean more = body.has("pending") ? body.path("pending").asLong() > 0 : rows >= limit;
        return new Changes(
                all,
                new Position(epoch, place.isNumber() ? place.toString() : place.asString("")),
                more,
                restarted);
    }

    @Override
    public String epoch() {
        return epoch.current();
    }

    private static List<Document> rows(CouchWire.Reply reply) {
        var documents = new ArrayList<Document>();
        for (var row : reply.body().path("rows")) {
            if (row.path("doc").isObject()) {
                documents.add(document(row.path("doc")));
            }
        }
        return documents;
    }

    private static Document document(JsonNode body) {
        if (!(body instanceof ObjectNode object) || !object.has("_id")) {
            throw new DocumentsFailure(Reason.GARBLED, "CouchDB replied no document", null);
        }
        var id = object.path("_id").asString();
        var revision = object.path("_rev").asString();
        object.remove(
                object.propertyNames().stream().filter(name -> name.startsWith("_")).toList());
        return new Document(id, revision, object.toString());
    }

    static String database(OrganizationId organization) {
        if (!Ids.isId(organization.value())) {
            throw new IllegalArgumentException("No id of an organization: " + organization);
        }
        return DATABASE + organization.value();
    }

    private static String quoted(String text) {
        return encoded(CouchWire.JSON.writeValueAsString(text));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
