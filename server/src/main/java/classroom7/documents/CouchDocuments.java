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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    /** Of one of several readings at the same time: together they are no more than one whole. */
    private static final int PAGE_MAX = RANGE_MAX / AtOnce.QUESTIONS_MAX;

    private final CouchWire wire;
    private final Epoch epoch;
    private final ConcurrentHashMap<OrganizationId, CouchWriter> writers =
            new ConcurrentHashMap<>();

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
            outcomes.putAll(writer(organization).write(accepted));
        }
        return documents.stream().map(document -> outcomes.get(document.id())).toList();
    }

    private CouchWriter writer(OrganizationId organization) {
        return writers.computeIfAbsent(
                organization, o -> new CouchWriter(wire, database(o), this, o));
    }

    @Override
    public Put remove(OrganizationId organization, String id, String revision) {
        Limits.checkNoTransaction();
        return writer(organization).remove(id, revision);
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

    /** Of up to {@link #RANGE_MAX} documents. */
    List<String> idsBeginningWith(OrganizationId organization, String prefix) {
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

    /** CouchDB has one request for each prefix; so many are under way at the same time. */
    @Override
    public Map<String, List<Document>> beginningWithEach(
            OrganizationId organization, List<String> prefixes) {
        Limits.check("prefixes", prefixes.size(), BEGINNINGS_MAX);
        var found = new LinkedHashMap<String, List<Document>>();
        int documents = 0;
        for (int from = 0; from < prefixes.size(); from += AtOnce.QUESTIONS_MAX) {
            int to = Math.min(prefixes.size(), from + AtOnce.QUESTIONS_MAX);
            var wave = prefixes.subList(from, to);
            var pages = AtOnce.ask(wave, prefix -> beginningWith(organization, prefix, PAGE_MAX));
            for (int at = 0; at < wave.size() && documents < RANGE_MAX; at++) {
                var prefix = wave.get(at);
                var page = pages.get(at);
                var all =
                        page.size() < PAGE_MAX
                                ? page
                                : beginningWith(organization, prefix, BEGINNING_MAX);
                found.put(prefix, all);
                documents += all.size();
            }
        }
        return found;
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
