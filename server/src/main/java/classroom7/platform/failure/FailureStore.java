package classroom7.platform.failure;

import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Failures in SQL. */
final class FailureStore {
    private static final String HEAD =
            """
            select id, type, place, stack, state, count, first_seen, last_seen from failure
            """;

    private final Database database;

    FailureStore(Database database) {
        this.database = database;
    }

    /** Adds to the group; what was resolved comes back and is news again. */
    void add(Fingerprint group, Seen seen) {
        database.sql(
                        """
                        insert into failure as old (id, type, place, stack, count,
                               first_seen, last_seen)
                        values (:id, :type, :place, :stack, :count, :first, :last)
                            on conflict (id) do update
                           set count = old.count + excluded.count,
                               first_seen = least(old.first_seen, excluded.first_seen),
                               last_seen = greatest(old.last_seen, excluded.last_seen),
                               state = case when old.state = 'RESOLVED' then 'CAME_BACK'
                                            else old.state end,
                               told_at = case when old.state = 'RESOLVED' then null
                                              else old.told_at end
                        """)
                .param("id", group.id())
                .param("type", group.type())
                .param("place", group.place())
                .param("stack", group.stack())
                .param("count", seen.count())
                .param("first", at(seen.first()))
                .param("last", at(seen.last()))
                .update();
    }

    void add(String group, Failure.Example example) {
        database.sql(
                        """
                        insert into failure_example (failure_id, told, seen_at, message,
                               request, person, process, release)
                        values (:failure, :told, :at, :message, :request, :person, :process,
                                :release)
                        """)
                .param("failure", group)
                .param("told", example.told())
                .param("at", at(example.at()))
                .param("message", example.message())
                .param("request", example.request())
                .param("person", example.person())
                .param("process", example.process())
                .param("release", example.release())
                .update();
    }

    /** Keeps the newest examples of a group, and the groups that were seen last. */
    void trim(String group, int examplesMax, int groupsMax) {
        database.sql(
                        """
                        delete from failure_example
                         where failure_id = :failure and id <= (
                               select id from failure_example where failure_id = :failure
                                order by id desc offset :examples limit 1)
                        """)
                .param("failure", group)
                .param("examples", examplesMax)
                .update();
        database.sql(
                        """
                        delete from failure where id in (
                               select id from failure order by last_seen desc offset :groups)
                        """)
                .param("groups", groupsMax)
                .update();
    }

    /** The news first, each part by when it was seen last. */
    List<Failure> newest(int limit) {
        return database.sql(
                        HEAD
                                + """
                                 order by state in ('OPEN', 'CAME_BACK') desc, last_seen desc
                                 limit :limit
                                """)
                .param("limit", limit)
                .query((row, number) -> failure(row, List.of()))
                .list();
    }

    @Nullable Failure find(String id) {
        var examples =
                database.sql(
                                """
                                select told, seen_at, message, request, person, process, release
                                  from failure_example where failure_id = :id order by id desc
                                """)
                        .param("id", id)
                        .query((row, number) -> example(row))
                        .list();
        return database.sql(HEAD + " where id = :id")
                .param("id", id)
                .query((row, number) -> failure(row, examples))
                .optional()
                .orElse(null);
    }

    boolean setState(String id, Failure.State state) {
        return database.sql("update failure set state = :state where id = :id")
                        .param("state", state.name())
                        .param("id", id)
                        .update()
                == 1;
    }

    /** News that nobody was told of yet; it is told once the caller's transaction commits. */
    List<Failure> takeUntold(int limit) {
        return database.sql(
                        """
                        update failure set told_at = clock_timestamp() where id in (
                               select id from failure
                                where told_at is null and state in ('OPEN', 'CAME_BACK')
                                order by first_seen limit :limit for update skip locked)
                        returning id, type, place, stack, state, count, first_seen, last_seen
                        """)
                .param("limit", limit)
                .query((row, number) -> failure(row, List.of()))
                .list();
    }

    private static Failure failure(ResultSet row, List<Failure.Example> examples)
            throws SQLException {
        return new Failure(
                row.getString("id"),
                row.getString("type"),
                row.getString("place"),
                row.getString("stack"),
                Failure.State.valueOf(row.getString("state")),
                row.getLong("count"),
                instant(row, "first_seen"),
                instant(row, "last_seen"),
                examples);
    }

    private static Failure.Example example(ResultSet row) throws SQLException {
        return new Failure.Example(
                row.getString("told"),
                instant(row, "seen_at"),
                row.getString("message"),
                row.getString("request"),
                row.getString("person"),
                row.getString("process"),
                row.getString("release"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** How often, and from when to when. */
    record Seen(long count, Instant first, Instant last) {}
}
