package classroom7.documents;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.DocumentsFailure.Reason;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A CouchDB as a replication sees it, by the replication protocol of CouchDB 3: a database per
 * organization.
 */
public final class CouchReplica implements Replica {
    /** Half of what is read at once, because a JSON tree is several times its text. */
    static final int WRITE_CHARACTERS_MAX = 4 << 20;

    static final int READ_FIRST = 100;
    static final int LOCAL_ATTEMPTS_MAX = 5;

    private final URI server;
    private final CouchWire wire;

    /** How many revisions of the size seen last fit into one reply. */
    private volatile int readNext = READ_FIRST;

    /**
     * @param server {@code https://user:password@host/}
     */
    public CouchReplica(URI server) {
        this.server = server;
        this.wire = new CouchWire(server);
    }

    @Override
    public String identity() {
        var path = server.getPath().replaceFirst("/+$", "");
        return String.format(
                Locale.ROOT, "couchdb:%s:%d%s", server.getHost(), server.getPort(), path);
    }

    @Override
    public List<OrganizationId> organizations() {
        var prefix = CouchDocuments.DATABASE;
        var organizations = new ArrayList<OrganizationId>();
        for (var name : wire.ask("GET", "_all_dbs", null).body()) {
            var database = name.asString("");
            if (database.startsWith(prefix) && Ids.isId(database.substring(prefix.length()))) {
                organizations.add(new OrganizationId(database.substring(prefix.length())));
            }
        }
        return organizations;
    }

    @Override
    public Feed changes(OrganizationId organization, String since, int limit) {
        Limits.check("limit", limit, CHANGES_MAX);
        var reply = feed(organization, since, limit);
        if (reply.isMissing()) {
            return new Feed(List.of(), "", false);
        }
        var all = new ArrayList<Changed>();
        var place = reply.body().path("last_seq");
        int rows = 0;
        for (var row : reply.body().path("results")) {
            rows++;
            place = row.path("seq");
            var id = row.path("id").asString("");
            if (!id.startsWith("_")) { // a design document is none of ours
                var revisions = new ArrayList<String>();
                row.path("changes").forEach(change -> revisions.add(change.path("rev").asString()));
                all.add(new Changed(id, revisions));
            }
        }
        boolean more =
                reply.body().has("pending")
                        ? reply.body().path("pending").asLong() > 0
                        : rows >= limit;
        // A place that did not move may be spelled anew; it stays the one that was asked with.
        return new Feed(all, rows == 0 && !since.isEmpty() ? since : text(place), more);
    }

    private CouchWire.Reply feed(OrganizationId organization, String since, int limit) {
        return wire.ask(
                "GET",
                String.format(
                        Locale.ROOT,
                        "%s/_changes?style=all_docs&limit=%d&since=%s",
                        CouchDocuments.database(organization),
                        limit,
                        since.isEmpty() ? "0" : encoded(since)),
                null);
    }

    /** A place is a number, a text or, from old clusters, an array; it comes back as it came. */
    private static String text(JsonNode place) {
        return place.isString() ? place.asString() : place.isMissingNode() ? "" : place.toString();
    }

    @Override
    public List<LeafName> missing(OrganizationId organization, List<LeafName> revisions) {
        if (revisions.isEmpty()) {
            return List.of();
        }
        var reply =
                wire.ask(
                        "POST",
                        CouchDocuments.database(organization) + "/_revs_diff",
                        CouchLeaves.revisions(revisions));
        if (reply.isMissing()) {
            return revisions;
        }
        var missing = new ArrayList<LeafName>();
        for (var name : revisions) {
            for (var revision : reply.body().path(name.id()).path("missing")) {
                if (revision.asString("").equals(name.revision())) {
                    missing.add(name);
                }
            }
        }
        return missing;
    }

    @Override
    public Reading read(OrganizationId organization, List<LeafName> wanted) {
        int count = Math.min(readNext, wanted.size());
        while (true) {
            var part = wanted.subList(0, count);
            try {
                return read(organization, part, wanted.size());
            } catch (DocumentsFailure e) {
                if (e.reason() != Reason.TOO_LARGE) {
                    throw e;
                }
                if (count == 1) {
                    readNext = READ_FIRST;
                    var why = "It is larger than " + READ_BYTES_MAX + " bytes";
                    return new Reading(List.of(), List.of(new Refusal(part.getFirst(), why)), 1);
                }
                count = (count + 1) / 2;
                readNext = count;
            }
        }
    }

    private Reading read(OrganizationId organization, List<LeafName> part, int rest) {
        var reply =
                wire.ask(
                        "POST",
                        CouchDocuments.database(organization) + "/_bulk_get?revs=true",
                        CouchLeaves.wanted(part),
                        READ_BYTES_MAX);
        if (!reply.isMissing() && !reply.body().path("results").isArray()) {
            throw new DocumentsFailure(Reason.GARBLED, "CouchDB replied no revisions", null);
        }
        var leaves = new ArrayList<Leaf>();
        var refused = new ArrayList<Refusal>();
        CouchLeaves.read(reply.body(), leaves, refused);
        if (part.size() >= readNext && part.size() < rest) {
            readNext = Math.min(CHANGES_MAX, readNext * 2);
        }
        return new Reading(leaves, refused, part.size());
    }

    @Override
    public List<Leaf> leaves(OrganizationId organization, String id) {
        var reply =
                wire.ask(
                        "GET",
                        String.format(
                                Locale.ROOT,
                                "%s/%s?open_revs=all&revs=true",
                                CouchDocuments.database(organization),
                                encoded(id)),
                        null);
        return CouchLeaves.opened(reply.body());
    }

    @Override
    public List<Refusal> write(OrganizationId organization, List<Leaf> leaves) {
        Limits.checkNoTransaction();
        var refused = new ArrayList<Refusal>();
        int from = 0;
        while (from < leaves.size()) {
            int to = from;
            long characters = 0;
            do {
                characters += leaves.get(to).body().length();
                to++;
            } while (to < leaves.size()
                    && characters + leaves.get(to).body().length() <= WRITE_CHARACTERS_MAX);
            refused.addAll(writePart(organization, leaves.subList(from, to)));
            from = to;
        }
        return refused;
    }

    /** A part that is too large goes in halves; a single one that is too large is refused. */
    private List<Refusal> writePart(OrganizationId organization, List<Leaf> leaves) {
        var body = new StringBuilder("{\"new_edits\":false,\"docs\":[");
        var between = "";
        for (var leaf : leaves) {
            body.append(between).append(CouchLeaves.document(leaf));
            between = ",";
        }
        try {
            var reply = bulk(organization, body.append("]}").toString());
            return CouchLeaves.refusals(leaves, reply);
        } catch (DocumentsFailure e) {
            if (e.reason() != Reason.TOO_LARGE) {
                throw e;
            }
            if (leaves.size() == 1) {
                var leaf = leaves.getFirst();
                return List.of(
                        new Refusal(new LeafName(leaf.id(), leaf.revision()), "" + e.getMessage()));
            }
            int half = leaves.size() / 2;
            var refused = new ArrayList<>(writePart(organization, leaves.subList(0, half)));
            refused.addAll(writePart(organization, leaves.subList(half, leaves.size())));
            return refused;
        }
    }

    private JsonNode bulk(OrganizationId organization, String body) {
        var database = CouchDocuments.database(organization);
        var reply = wire.write("POST", database + "/_bulk_docs", body);
        if (reply.isMissing()) {
            wire.write("PUT", database, "");
            reply = wire.write("POST", database + "/_bulk_docs", body);
        }
        if (!reply.body().isArray()) {
            throw new DocumentsFailure(Reason.GARBLED, "CouchDB does not say what it wrote", null);
        }
        return reply.body();
    }

    @Override
    public @Nullable String local(OrganizationId organization, String id) {
        var reply = wire.ask("GET", localPath(organization, id), null);
        if (reply.isMissing() || !(reply.body() instanceof ObjectNode found)) {
            return null;
        }
        found.remove(found.propertyNames().stream().filter(n -> n.startsWith("_")).toList());
        return found.toString();
    }

    /**
     * What was written before it is on disk first. CouchDB checks no revision of such a document,
     * PouchDB does.
     */
    @Override
    public void saveLocal(OrganizationId organization, String id, String body) {
        var database = CouchDocuments.database(organization);
        wire.write("POST", database + "/_ensure_full_commit", "{}");
        for (int attempt = 1; attempt <= LOCAL_ATTEMPTS_MAX; attempt++) {
            var there = wire.ask("GET", localPath(organization, id), null);
            var reply =
                    wire.write(
                            "PUT",
                            localPath(organization, id),
                            withRevision(body, there.body().path("_rev").asString("")));
            if (reply.isMissing()) {
                wire.write("PUT", database, "");
            } else if (reply.status() < 300) {
                return;
            }
        }
        throw new DocumentsFailure(Reason.REFUSED, "CouchDB keeps no checkpoint", null);
    }

    private static String withRevision(String body, String revision) {
        try {
            var document = (ObjectNode) CouchWire.JSON.readTree(body);
            if (!revision.isEmpty()) {
                document.put("_rev", revision);
            }
            return document.toString();
        } catch (JacksonException e) {
            throw new IllegalArgumentException("A checkpoint is a JSON object", e);
        }
    }

    @Override
    public long pending(OrganizationId organization, String since, int max) {
        var reply = feed(organization, since, 1);
        if (reply.isMissing()) {
            return 0;
        }
        if (reply.body().has("pending")) {
            return Math.min(
                    max,
                    reply.body().path("pending").asLong() + reply.body().path("results").size());
        }
        return counted(organization, since, max);
    }

    /** Some at a time: a whole feed may be more than memory holds. */
    private long counted(OrganizationId organization, String since, int max) {
        long count = 0;
        var place = since;
        for (boolean more = true; more && count < max; ) {
            var changes = changes(organization, place, (int) Math.min(CHANGES_MAX, max - count));
            count += changes.all().size();
            place = changes.place();
            more = changes.more();
        }
        return count;
    }

    @Override
    public @Nullable Size size() {
        long bytes = 0;
        long used = 0;
        for (var organization : organizations()) {
            var sizes =
                    wire.ask("GET", CouchDocuments.database(organization), null)
                            .body()
                            .path("sizes");
            if (!sizes.has("file") || !sizes.has("active")) {
                return null;
            }
            bytes += sizes.path("file").asLong();
            used += sizes.path("active").asLong();
        }
        return new Size(bytes, used);
    }

    @Override
    public List<Compaction> compact() {
        return new CouchCompaction(wire, wire.isHere()).run(organizations());
    }

    private static String localPath(OrganizationId organization, String id) {
        return CouchDocuments.database(organization) + "/_local/" + id;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
