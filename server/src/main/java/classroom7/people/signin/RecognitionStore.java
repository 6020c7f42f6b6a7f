package classroom7.people.signin;

import classroom7.base.PersonId;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose secret it is, and what changed, in SQL. */
final class RecognitionStore {
    private final Database database;

    RecognitionStore(Database database) {
        this.database = database;
    }

    Recognised.@Nullable Entry bySession(byte[] secretHash, Instant seenAfter) {
        return database.sql(
                        """
                        select person.id as person_id, person.name, person.email, person.operator,
                               person.language, person.time_zone, session.id, session.last_seen_at
                          from session join person on person.id = session.person_id
                         where session.secret_hash = :hash and session.ended_at is null
                           and session.last_seen_at > :seen_after
                        """)
                .param("hash", secretHash)
                .param("seen_after", seenAfter.atOffset(ZoneOffset.UTC))
                .query(RecognitionStore::entry)
                .optional()
                .orElse(null);
    }

    Recognised.@Nullable Entry byToken(byte[] secretHash) {
        return database.sql(
                        """
                        select person.id as person_id, person.name, person.email, person.operator,
                               person.language, person.time_zone, api_token.id,
                               coalesce(api_token.last_used_at, timestamptz '1970-01-01Z') as last_seen_at
                          from api_token join person on person.id = api_token.person_id
                         where api_token.secret_hash = :hash and api_token.revoked_at is null
                        """)
                .param("hash", secretHash)
                .query(RecognitionStore::entry)
                .optional()
                .orElse(null);
    }

    /** The ids of sessions, tokens and persons that were ended or changed in the last while. */
    List<String> changedSince(Duration lookBack) {
        return database.sql(
                        """
                        select id from session
                         where ended_at > clock_timestamp() - make_interval(secs => :seconds)
                        union all
                        select id from api_token
                         where revoked_at > clock_timestamp() - make_interval(secs => :seconds)
                        union all
                        select id from person
                         where changed_at > clock_timestamp() - make_interval(secs => :seconds)
                        """)
                .param("seconds", lookBack.toSeconds())
                .query((row, number) -> row.getString("id"))
                .list();
    }

    void seen(Set<String> ids, Instant now) {
        database.sql(
                        """
                        with sessions as (
                            update session set last_seen_at = :now where id = any(:ids)
                        )
                        update api_token set last_used_at = :now where id = any(:ids)
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("ids", ids.toArray(String[]::new))
                .update();
    }

    private static Recognised.Entry entry(ResultSet row, int number) throws SQLException {
        var actor =
                new Actor(
                        new PersonId(row.getString("person_id")),
                        row.getString("name"),
                        row.getString("email"),
                        row.getBoolean("operator"),
                        Locale.forLanguageTag(row.getString("language")),
                        ZoneId.of(row.getString("time_zone")),
                        row.getString("id"));
        return new Recognised.Entry(
                actor, row.getObject("last_seen_at", OffsetDateTime.class).toInstant());
    }
}
