package classroom7.documents;

import classroom7.base.OrganizationId;
import classroom7.documents.DocumentStore.Row;
import classroom7.platform.database.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** The back end in PostgreSQL: one table; concurrent creations share a commit. */
public final class PostgresDocuments implements Documents {
    private static final Comparator<Row> BY_KEY =
            Comparator.comparing(Row::organization).thenComparing(Row::id);

    private final Database database;
    private final DocumentStore store;
    private final LeafStore leaves;
    private final Epoch epoch;
    private final CombiningWriter<Row> creations;

    public PostgresDocuments(Database database, Epoch epoch) {
        this.database = database;
        this.store = new DocumentStore(database);
        this.leaves = new LeafStore(database);
        this.epoch = epoch;
        this.creations = new CombiningWriter<>(row -> row.body().length(), this::create);
    }

    @Override
    public Put put(OrganizationId organization, Document document) {
        return putAll(organization, List.of(document)).getFirst();
    }

    @Override
    public List<Put> putAll(OrganizationId organization, List<Document> documents) {
        Limits.check(documents);
        var outcomes = new HashMap<String, Put>();
        var created = new ArrayList<Row>();
        var replaced = new ArrayList<Row>();
        for (var document : documents) {
            var problem = DocumentForm.problem(document);
            if (problem != null) {
                outcomes.put(document.id(), new Put.Refused(problem));
            } else {
                (document.revision() == null ? created : replaced).add(row(organization, document));
            }
        }
        if (!created.isEmpty()) {
            collect(created, creations.write(created), outcomes);
        }
        if (!replaced.isEmpty()) {
            collect(replaced, edit(replaced), outcomes);
        }
        return documents.stream().map(document -> outcomes.get(document.id())).toList();
    }

    @Override
    public Put remove(OrganizationId organization, String id, String revision) {
        Limits.checkNoTransaction();
        var tombstone = Revisions.next(revision, true, "{}");
        return editLeaf(new Row(organization.value(), id, tombstone, revision, true, "{}"));
    }

    @Override
    public @Nullable Document find(OrganizationId organization, String id) {
        return asking("find a document", () -> store.find(organization.value(), id));
    }

    @Override
    public Map<String, Document> findAll(OrganizationId organization, Collection<String> ids) {
        Limits.check("ids", ids.size(), FIND_ALL_MAX);
        if (ids.isEmpty()) {
            return Map.of();
        }
        var found = new HashMap<String, Document>();
        for (var document :
                asking(
                        "find documents",
                        () -> store.findAll(organization.value(), ids.toArray(String[]::new)))) {
            found.put(document.id(), document);
        }
        return found;
    }

    @Override
    public List<Document> range(OrganizationId organization, String from, String to, int limit) {
        Limits.check("limit", limit, RANGE_MAX);
        return asking(
                "read a range of documents",
                () -> store.range(organization.value(), from, to, limit));
    }

    @Override
    public Map<String, List<Document>> beginningWithEach(
            OrganizationId organization, List<String> prefixes) {
        Limits.check("prefixes", prefixes.size(), BEGINNINGS_MAX);
        var found = new LinkedHashMap<String, List<Document>>();
        if (prefixes.isEmpty()) {
            return found;
        }
        var all =
                asking(
                        "read documents by the beginnings of their ids",
                        () ->
                                store.beginningWithEach(
                                        organization.value(),
                                        prefixes.toArray(String[]::new),
                                        RANGE_MAX + 1));
        int whole = all.size() > RANGE_MAX ? all.getLast().prefix() : prefixes.size();
        prefixes.subList(0, whole).forEach(prefix -> found.put(prefix, new ArrayList<>()));
        for (var one : all) {
            if (one.prefix() < whole) {
                found.getOrDefault(prefixes.get(one.prefix()), List.of()).add(one.document());
            }
        }
        if (whole == 0) {
            var first = prefixes.getFirst();
            found.put(first, beginningWith(organization, first, BEGINNING_MAX));
        }
        return found;
    }

    @Override
    public Changes changes(OrganizationId organization, Position since, int limit) {
        Limits.check("limit", limit, CHANGES_MAX);
        var now = epoch();
        boolean restarted = !since.place().isEmpty() && !since.epoch().equals(now);
        var place = restarted ? FeedPlace.BEGINNING : FeedPlace.read(since.place());
        var feed =
                asking(
                        "read the change feed",
                        () ->
                                store.feed(
                                        organization.value(),
                                        place.transaction(),
                                        place.sequence(),
                                        limit + 1));
        var page = feed.subList(0, Math.min(limit, feed.size()));
        return new Changes(
                page.stream()
                        .map(f -> new Changes.Change(f.id(), f.revision(), f.deleted()))
                        .toList(),
                new Position(now, (page.isEmpty() ? place : FeedPlace.of(page.getLast())).text()),
                feed.size() > limit,
                restarted);
    }

    @Override
    public Changes recent(OrganizationId organization, @Nullable Position since) {
        var now = epoch();
        boolean restarted = since != null && !since.epoch().equals(now);
        var recent =
                asking(
                        "read what was written lately",
                        () ->
                                store.recent(
                                        organization.value(),
                                        since == null ? null : since.place(),
                                        CHANGES_MAX + 1));
        boolean more = recent.all().size() > CHANGES_MAX;
        return new Changes(
                recent.all().subList(0, more ? CHANGES_MAX : recent.all().size()),
                new Position(now, recent.oldestOpen()),
                more,
                restarted);
    }

    @Override
    public String epoch() {
        return epoch.current();
    }

    private static Row row(OrganizationId organization, Document document) {
        var parent = document.revision();
        var revision = Revisions.next(parent, false, document.json());
        return new Row(
                organization.value(), document.id(), revision, parent, false, document.json());
    }

    private static void collect(List<Row> rows, List<Put> puts, Map<String, Put> outcomes) {
        for (int at = 0; at < rows.size(); at++) {
            outcomes.put(rows.get(at).id(), puts.get(at));
        }
    }

    /** Of rows with the same key the first is written; the others meet what it left. */
    private List<Put> create(List<Row> rows) {
        var order =
                IntStream.range(0, rows.size())
                        .boxed()
                        .sorted(Comparator.comparing(rows::get, BY_KEY))
                        .toList();
        var seen = new HashSet<DocumentStore.Key>();
        var places = order.stream().filter(at -> seen.add(rows.get(at).key())).toList();
        var creations =
                asking(
                        "create documents",
                        () -> store.create(places.stream().map(rows::get).toList()));
        var outcomes = new ArrayList<Put>();
        rows.forEach(row -> outcomes.add(new Put.Conflict()));
        var tombstones = new HashMap<Integer, Row>();
        for (var creation : creations) {
            int at = places.get(creation.place());
            var row = rows.get(at);
            if (creation.created()) {
                outcomes.set(at, new Put.Stored(row.revision()));
            } else if (creation.tombstone() != null) {
                tombstones.put(at, after(creation.tombstone(), row));
            }
        }
        revive(tombstones, outcomes);
        return outcomes;
    }

    /** Creating over a tombstone follows it, as in CouchDB. */
    private void revive(Map<Integer, Row> rows, List<Put> outcomes) {
        if (!rows.isEmpty()) {
            var places = List.copyOf(rows.keySet());
            var puts = replace(places.stream().map(rows::get).toList());
            for (int at = 0; at < places.size(); at++) {
                outcomes.set(places.get(at), puts.get(at));
            }
        }
    }

    private static Row after(String tombstone, Row row) {
        var revision = Revisions.next(tombstone, false, row.body());
        return new Row(row.organization(), row.id(), revision, tombstone, false, row.body());
    }

    /** What is not the winner may be another leaf of a conflict, which is edited like it. */
    private List<Put> edit(List<Row> rows) {
        var puts = new ArrayList<>(replace(rows));
        for (int at = 0; at < rows.size(); at++) {
            if (puts.get(at) instanceof Put.Conflict) {
                puts.set(at, editLeaf(rows.get(at)));
            }
        }
        return puts;
    }

    private Put editLeaf(Row row) {
        return asking(
                "edit a revision", () -> database.transaction(() -> editLeafWhereItStands(row)));
    }

    /** The whole tree decides who wins then: without its winner another leaf may come to light. */
    private Put editLeafWhereItStands(Row row) {
        var tree =
                leaves.lock(row.organization(), List.of(row.id()))
                        .getOrDefault(row.id(), RevisionTree.EMPTY);
        for (var leaf : tree.leaves()) {
            if (leaf.revision().equals(row.parent()) && !leaf.deleted()) {
                var path = new ArrayList<String>();
                path.add(row.revision());
                path.addAll(leaf.path());
                var edited = new Leaf(row.id(), path, row.deleted(), row.body());
                leaves.save(row.organization(), List.of(tree.with(edited)));
                return new Put.Stored(row.revision());
            }
        }
        return new Put.Conflict();
    }

    private List<Put> replace(List<Row> rows) {
        var replaced = asking("replace documents", () -> store.replace(rows));
        return rows.stream()
                .map(row ->
                        replaced.contains(row.key())
                                ? (Put) new Put.Stored(row.revision())
                                : new Put.Conflict())
                .toList();
    }

    private static <T extends @Nullable Object> T asking(String what, Supplier<T> statement) {
        try {
            return statement.get();
        } catch (DataAccessException e) {
            throw PostgresFailures.of(what, e);
        }
    }
}
