package classroom7.documents;

import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Documents in SQL. The only class that knows their table. */
final class DocumentStore {
    /** How many earlier revisions a document remembers, as CouchDB does. */
    static final int REVISIONS_MAX = 1000;

    private static final String REPLACE =
            """
            with given as (
                select *
                  from unnest(:organizations::text[], :ids::text[],
                              :revisions::text[], :parents::text[],
                              :deleted::boolean[], :bodies::text[])
                       as given (organization_id, id, revision, parent,
                                 deleted, body)),
            current as (
                select document.organization_id, document.id, given.revision,
                       given.deleted, given.body
                  from document
                  join given using (organization_id, id)
                 where document.revision = given.parent
                 order by document.organization_id, document.id
                   for update of document)
            update document
               set revision = current.revision,
                   deleted = current.deleted,
                   body = current.body,
                   ancestry = (document.revision || document.ancestry)
                              [1 : :revisionsMax],
                   transaction = pg_current_xact_id(),
                   sequence = nextval('document_sequence')
              from current
             where document.organization_id = current.organization_id
               and document.id = current.id
            returning document.organization_id, document.id
            """;

    /** Later than every transaction. */
    private static final String NEVER = Long.toString(Long.MAX_VALUE);

    private final Database database;

    DocumentStore(Database database) {
        this.database = database;
    }

    /** A document to write: its new revision, the one it follows (null: none), its body. */
    record Row(
            String organization,
            String id,
            String revision,
            @Nullable String parent,
            boolean deleted,
            String body) {
        Key key() {
            return new Key(organization, id);
        }
    }

    record Key(String organization, String id) {}

    /** What became of a row that was to be created; a tombstone's revision if one is in the way. */
    record Creation(int place, boolean created, @Nullable String tombstone) {}

    record Feed(String id, String revision, boolean deleted, String transaction, long sequence) {}

    /**
     * Creates those that do not exist. The rows come sorted, so that two batches cannot deadlock.
     */
    List<Creation> create(List<Row> rows) {
        return database.sql(
                        """
                        with given as (
                            select *
                              from unnest(:organizations::text[], :ids::text[],
                                          :revisions::text[], :bodies::text[])
                                   with ordinality
                                   as given (organization_id, id, revision, body, place)),
                        created as (
                            insert into document (organization_id, id, revision, body)
                            select organization_id, id, revision, body from given order by place
                            on conflict do nothing
                            returning organization_id, id)
                        select given.place - 1 as place, created.id is not null as created,
                               case when created.id is null then
                                   (select document.revision
                                      from document
                                     where document.organization_id = given.organization_id
                                       and document.id = given.id and document.deleted) end
                                   as tombstone
                          from given
                          left join created on created.organization_id = given.organization_id
                                           and created.id = given.id
                        """)
                .param("organizations", column(rows, Row::organization))
                .param("ids", column(rows, Row::id))
                .param("revisions", column(rows, Row::revision))
                .param("bodies", column(rows, Row::body))
                .query((row, number) ->
                        new Creation(
                                row.getInt("place"),
                                row.getBoolean("created"),
                                row.getString("tombstone")))
                .list();
    }

    /** Replaces those that are still in the revision they follow; says which were. */
    Set<Key> replace(List<Row> rows) {
        return new HashSet<>(
                database.sql(REPLACE)
                        .param("revisionsMax", REVISIONS_MAX)
                        .param("organizations", column(rows, Row::organization))
                        .param("ids", column(rows, Row::id))
                        .param("revisions", column(rows, Row::revision))
                        .param("parents", column(rows, row -> String.valueOf(row.parent())))
                        .param("deleted", rows.stream().map(Row::deleted).toArray(Boolean[]::new))
                        .param("bodies", column(rows, Row::body))
                        .query((row, number) -> new Key(row.getString(1), row.getString(2)))
                        .list());
    }

    @Nullable Document find(String organization, String id) {
        return database.sql(
                        """
                        select id, revision, body
                          from document
                         where organization_id = :organization and id = :id and not deleted
                        """)
                .param("organization", organization)
                .param("id", id)
                .query(DocumentStore::document)
                .optional()
                .orElse(null);
    }

    List<Document> findAll(String organization, String[] ids) {
        return database.sql(
                        """
                        select id, revision, body
                          from document
                         where organization_id = :organization and id = any(:ids) and not deleted
                        """)
                .param("organization", organization)
                .param("ids", ids)
                .query(DocumentStore::document)
                .list();
    }

    List<Document> range(String organization, String from, String to, int limit) {
        return database.sql(
                        """
                        select id, revision, body
                          from document
                         where organization_id = :organization
                           and id >= :from and id < :to and not deleted
                         order by id
                         limit :limit
                        """)
                .param("organization", organization)
                .param("from", from)
                .param("to", to)
                .param("limit", limit)
                .query(DocumentStore::document)
                .list();
    }

    /**
     * A document whose id begins with a prefix.
     *
     * @param prefix which of the prefixes, from 0
     */
    record Beginning(int prefix, Document document) {}

    /** Ordered by prefix and id. */
    List<Beginning> beginningWithEach(String organization, String[] prefixes, int limit) {
        return database.sql(
                        """
                        select given.place - 1 as prefix, d.id, d.revision, d.body
                          from unnest(:prefixes::text[]) with ordinality as given (prefix, place)
                         cross join lateral (
                               select id, revision, body
                                 from document
                                where organization_id = :organization and not deleted
                                  and id >= given.prefix and id < given.prefix || chr(127)
                                order by id
                                limit :limit) d
                         order by given.place, d.id
                         limit :limit
                        """)
                .param("organization", organization)
                .param("prefixes", prefixes)
                .param("limit", limit)
                .query((row, number) -> new Beginning(row.getInt("prefix"), document(row, number)))
                .list();
    }

    // The column must not be named "transaction" as text: "order by" would take that and sort 10000
    // before 9999, and a whole stretch of changes would be skipped. A week of answers found it.
    List<Feed> feed(String organization, String transaction, long sequence, int limit) {
        return database.sql(
                        """
                        select id, revision, deleted, transaction::text as written_by, sequence
                          from document
                         where organization_id = :organization
                           and (transaction, sequence) > (:transaction::xid8, :sequence)
                           and transaction < pg_snapshot_xmin(pg_current_snapshot())
                         order by transaction, sequence
                         limit :limit
                        """)
                .param("organization", organization)
                .param("transaction", transaction)
                .param("sequence", sequence)
                .param("limit", limit)
                .query((row, number) ->
                        new Feed(
                                row.getString("id"),
                                row.getString("revision"),
                                row.getBoolean("deleted"),
                                row.getString("written_by"),
                                row.getLong("sequence")))
                .list();
    }

    /**
     * What is committed now and was not when everything before {@code since} was.
     *
     * @param oldestOpen no transaction before it is under way: where the next look begins
     */
    record Recent(String oldestOpen, List<Changes.Change> all) {}

    /**
     * @param since null: only where the next look begins
     */
    Recent recent(String organization, @Nullable String since, int limit) {
        var all = new ArrayList<Changes.Change>();
        var oldestOpen = new ArrayList<String>();
        database.sql(
                        """
                        select pg_snapshot_xmin(pg_current_snapshot())::text as oldest_open,
                               d.id, d.revision, d.deleted
                          from (values (1)) one
                          left join document d on d.organization_id = :organization
                                              and d.transaction >= :since::xid8
                         limit :limit
                        """)
                .param("organization", organization)
                .param("since", since == null ? NEVER : since)
                .param("limit", limit)
                .query(row -> {
                    oldestOpen.add(row.getString("oldest_open"));
                    @Nullable String id = row.getString("id");
                    if (id != null) {
                        all.add(
                                new Changes.Change(
                                        id, row.getString("revision"), row.getBoolean("deleted")));
                    }
                });
        return new Recent(oldestOpen.getFirst(), all);
    }

    private static Document document(ResultSet row, int number) throws SQLException {
        return new Document(row.getString("id"), row.getString("revision"), row.getString("body"));
    }

    private static String[] column(List<Row> rows, Function<Row, String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }
}
