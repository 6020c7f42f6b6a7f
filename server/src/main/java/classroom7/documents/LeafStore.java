package classroom7.documents;

import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Revision trees in SQL: the winner in table document, the others beside it. */
final class LeafStore {
    private final Database database;

    LeafStore(Database database) {
        this.database = database;
    }

    /** A document in the feed with all its leaves. */
    record Feed(String id, List<String> revisions, FeedPlace place) {}

    List<String> organizations() {
        return database.sql(
                        """
                        with recursive found as (
                            select min(organization_id) as id from document
                            union all
                            select (select min(organization_id) from document
                                     where organization_id > found.id)
                              from found where found.id is not null)
                        select id from found where id is not null
                        """)
                .query((row, number) -> row.getString("id"))
                .list();
    }

    /** Documents that are not there at all; says which were made. The leaves come sorted by id. */
    Set<String> insert(String organization, List<Leaf> leaves) {
        return new HashSet<>(
                database.sql(
                                """
                                insert into document
                                       (organization_id, id, revision, deleted, ancestry, body)
                                select :organization, id, revision, deleted,
                                       string_to_array(ancestry, ','), body
                                  from unnest(:ids::text[], :revisions::text[],
                                              :deleted::boolean[], :ancestries::text[],
                                              :bodies::text[])
                                       with ordinality
                                       as given (id, revision, deleted, ancestry, body, place)
                                 order by place
                                    on conflict do nothing
                                returning id
                                """)
                        .param("organization", organization)
                        .param("ids", column(leaves, Leaf::id))
                        .param("revisions", column(leaves, Leaf::revision))
                        .param("deleted", deleted(leaves))
                        .param("ancestries", column(leaves, LeafStore::ancestry))
                        .param("bodies", column(leaves, Leaf::body))
                        .query(String.class)
                        .list());
    }

    /** The trees of those that exist, locked until the transaction ends. */
    Map<String, RevisionTree> lock(String organization, Collection<String> ids) {
        var leaves = new HashMap<String, List<Leaf>>();
        for (var statement :
                List.of(
                        """
                        select id, revision, deleted, array_to_string(ancestry, ',') as earlier,
                               body
                          from document
                         where organization_id = :organization and id = any(:ids)
                         order by id
                           for update
                        """,
                        """
                        select id, revision, deleted, array_to_string(ancestry, ',') as earlier,
                               body
                          from document_leaf
                         where organization_id = :organization and id = any(:ids)
                        """)) {
            database.sql(statement)
                    .param("organization", organization)
                    .param("ids", ids.toArray(String[]::new))
                    .query(LeafStore::leaf)
                    .list()
                    .forEach(leaf ->
                            leaves.computeIfAbsent(leaf.id(), id -> new ArrayList<>()).add(leaf));
        }
        var trees = new HashMap<String, RevisionTree>();
        leaves.forEach((id, all) -> trees.put(id, new RevisionTree(all)));
        return trees;
    }

    /** The trees as they are from now on; a change of each, whoever wins. Their rows are locked. */
    void save(String organization, List<RevisionTree> trees) {
        var winners = trees.stream().map(RevisionTree::winner).toList();
        var losers = trees.stream().flatMap(tree -> tree.losers().stream()).toList();
        database.sql(
                        """
                        update document
                           set revision = given.revision,
                               deleted = given.deleted,
                               ancestry = string_to_array(given.ancestry, ','),
                               body = given.body,
                               transaction = pg_current_xact_id(),
                               sequence = nextval('document_sequence')
                          from unnest(:ids::text[], :revisions::text[], :deleted::boolean[],
                                      :ancestries::text[], :bodies::text[])
                               as given (id, revision, deleted, ancestry, body)
                         where document.organization_id = :organization
                           and document.id = given.id
                        """)
                .param("organization", organization)
                .param("ids", column(winners, Leaf::id))
                .param("revisions", column(winners, Leaf::revision))
                .param("deleted", deleted(winners))
                .param("ancestries", column(winners, LeafStore::ancestry))
                .param("bodies", column(winners, Leaf::body))
                .update();
        database.sql(
                        """
                        delete from document_leaf
                         where organization_id = :organization and id = any(:ids)
                        """)
                .param("organization", organization)
                .param("ids", column(winners, Leaf::id))
                .update();
        if (!losers.isEmpty()) {
            insertLosers(organization, losers);
        }
    }

    private void insertLosers(String organization, List<Leaf> losers) {
        database.sql(
                        """
                        insert into document_leaf
                               (organization_id, id, revision, deleted, ancestry, body)
                        select :organization, id, revision, deleted,
                               string_to_array(ancestry, ','), body
                          from unnest(:ids::text[], :revisions::text[], :deleted::boolean[],
                                      :ancestries::text[], :bodies::text[])
                               as given (id, revision, deleted, ancestry, body)
                        """)
                .param("organization", organization)
                .param("ids", column(losers, Leaf::id))
                .param("revisions", column(losers, Leaf::revision))
                .param("deleted", deleted(losers))
                .param("ancestries", column(losers, LeafStore::ancestry))
                .param("bodies", column(losers, Leaf::body))
                .update();
    }

    /** The change feed of the documents, each with all its leaves, the winner first. */
    List<Feed> feed(String organization, FeedPlace since, int limit) {
        return database.sql(
                        """
                        select id, transaction::text as written_by, sequence,
                               revision || coalesce(
                                   (select ',' || string_agg(leaf.revision, ',')
                                      from document_leaf leaf
                                     where leaf.organization_id = document.organization_id
                                       and leaf.id = document.id), '') as revisions
                          from document
                         where organization_id = :organization
                           and (transaction, sequence) > (:transaction::xid8, :sequence)
                           and transaction < pg_snapshot_xmin(pg_current_snapshot())
                         order by transaction, sequence
                         limit :limit
                        """)
                .param("organization", organization)
                .param("transaction", since.transaction())
                .param("sequence", since.sequence())
                .param("limit", limit)
                .query((row, number) ->
                        new Feed(
                                row.getString("id"),
                                List.of(row.getString("revisions").split(",")),
                                new FeedPlace(
                                        row.getString("written_by"), row.getLong("sequence"))))
                .list();
    }

    /** Documents that changed after a place, also those that the feed still holds back. */
    long pending(String organization, FeedPlace since, int max) {
        return database.sql(
                        """
                        select count(*)
                          from (select from document
                                 where organization_id = :organization
                                   and (transaction, sequence) > (:transaction::xid8, :sequence)
                                 limit :max) as later
                        """)
                .param("organization", organization)
                .param("transaction", since.transaction())
                .param("sequence", since.sequence())
                .param("max", max)
                .query(Long.class)
                .single();
    }

    /** Those that are in no tree, neither as a leaf nor before one. */
    List<LeafName> missing(String organization, List<LeafName> names) {
        return database.sql(
                        """
                        select given.id, given.revision
                          from unnest(:ids::text[], :revisions::text[])
                               with ordinality as given (id, revision, place)
                         where not exists (
                                   select from document
                                    where organization_id = :organization
                                      and document.id = given.id
                                      and (document.revision = given.revision
                                           or given.revision = any(document.ancestry)))
                           and not exists (
                                   select from document_leaf leaf
                                    where organization_id = :organization
                                      and leaf.id = given.id
                                      and (leaf.revision = given.revision
                                           or given.revision = any(leaf.ancestry)))
                         order by place
                        """)
                .param("organization", organization)
                .param("ids", column(names, LeafName::id))
                .param("revisions", column(names, LeafName::revision))
                .query((row, number) -> new LeafName(row.getString(1), row.getString(2)))
                .list();
    }

    /** The names in their order, each with its leaf's size; without those that are no leaf now. */
    List<Sized> sizes(String organization, List<LeafName> names) {
        return database.sql(
                        """
                        select id, revision, octet_length(body) as bytes
                          from unnest(:ids::text[], :revisions::text[])
                               with ordinality as given (id, revision, place)
                          join (select id, revision, body from document
                                 where organization_id = :organization and id = any(:ids)
                                union all
                                select id, revision, body from document_leaf
                                 where organization_id = :organization and id = any(:ids))
                               as leaf using (id, revision)
                         order by place
                        """)
                .param("organization", organization)
                .param("ids", column(names, LeafName::id))
                .param("revisions", column(names, LeafName::revision))
                .query((row, number) ->
                        new Sized(
                                new LeafName(row.getString("id"), row.getString("revision")),
                                row.getLong("bytes")))
                .list();
    }

    record Sized(LeafName name, long bytes) {}

    List<Leaf> all(String organization, String id) {
        return database.sql(
                        """
                        select id, revision, deleted, array_to_string(ancestry, ',') as earlier,
                               body
                          from document
                         where organization_id = :organization and id = :id
                        union all
                        select id, revision, deleted, array_to_string(ancestry, ','), body
                          from document_leaf
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", organization)
                .param("id", id)
                .query(LeafStore::leaf)
                .list();
    }

    /** Those that are leaves now. */
    List<Leaf> read(String organization, List<LeafName> names) {
        return database.sql(
                        """
                        select id, revision, deleted, array_to_string(ancestry, ',') as earlier,
                               body
                          from unnest(:ids::text[], :revisions::text[]) as given (id, revision)
                          join (select id, revision, deleted, ancestry, body from document
                                 where organization_id = :organization and id = any(:ids)
                                union all
                                select id, revision, deleted, ancestry, body from document_leaf
                                 where organization_id = :organization and id = any(:ids))
                               as leaf using (id, revision)
                        """)
                .param("organization", organization)
                .param("ids", column(names, LeafName::id))
                .param("revisions", column(names, LeafName::revision))
                .query(LeafStore::leaf)
                .list();
    }

    @Nullable String local(String organization, String id) {
        return database.sql(
                        """
                        select body from document_local
                         where organization_id = :organization and id = :id
                        """)
                .param("organization", organization)
                .param("id", id)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    void saveLocal(String organization, String id, String body) {
        database.sql(
                        """
                        insert into document_local (organization_id, id, body)
                        values (:organization, :id, :body)
                        on conflict (organization_id, id) do update set body = excluded.body
                        """)
                .param("organization", organization)
                .param("id", id)
                .param("body", body)
                .update();
    }

    /** As many names as are kept at most, which the index on them says in figures, too. */
    long forgetful() {
        return database.sql("select count(*) from document where cardinality(ancestry) >= 1000")
                .query(Long.class)
                .single();
    }

    /** Rows that were replaced and not yet vacuumed count as garbage, in proportion. */
    Replica.Size size() {
        return database.sql(
                        """
                        select sum(pg_total_relation_size(relid))::bigint as bytes,
                               sum(pg_total_relation_size(relid)
                                   * (n_live_tup + 1.0) / (n_live_tup + n_dead_tup + 1.0))::bigint
                                   as used
                          from pg_stat_user_tables
                         where relname in ('document', 'document_leaf', 'document_local')
                           and schemaname = current_schema()
                        """)
                .query((row, number) -> new Replica.Size(row.getLong("bytes"), row.getLong("used")))
                .single();
    }

    private static Leaf leaf(ResultSet row, int number) throws SQLException {
        var path = new ArrayList<String>();
        path.add(row.getString("revision"));
        var earlier = row.getString("earlier");
        if (!earlier.isEmpty()) {
            path.addAll(List.of(earlier.split(",")));
        }
        return new Leaf(
                row.getString("id"), path, row.getBoolean("deleted"), row.getString("body"));
    }

    private static String ancestry(Leaf leaf) {
        return String.join(",", leaf.ancestry());
    }

    private static Boolean[] deleted(List<Leaf> leaves) {
        return leaves.stream().map(Leaf::deleted).toArray(Boolean[]::new);
    }

    private static <T> String[] column(List<T> rows, Function<T, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
