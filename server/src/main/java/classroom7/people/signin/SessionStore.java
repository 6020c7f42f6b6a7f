package classroom7.people.signin;

import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Sessions in SQL. */
final class SessionStore {
    private final Database database;

    SessionStore(Database database) {
        this.database = database;
    }

    void add(PersonId person, Session session, byte[] secretHash) {
        database.sql(
                        """
                        insert into session (id, secret_hash, person_id, device, address, network,
                                             created_at, last_seen_at)
                        values (:id, :hash, :person, :device, :address, :network, :now, :now)
                        """)
                .param("id", session.id())
                .param("hash", secretHash)
                .param("person", person.value())
                .param("device", session.device())
                .param("address", session.address())
                .param("network", Throttle.network(session.address()))
                .param("now", session.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Session> live(PersonId person, Instant seenAfter) {
        return database.sql(
                        """
                        select id, device, address, created_at, last_seen_at
                          from session
                         where person_id = :person and ended_at is null
                           and last_seen_at > :seen_after
                         order by last_seen_at desc, id desc
                        """)
                .param("person", person.value())
                .param("seen_after", seenAfter.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        new Session(
                                row.getString("id"),
                                row.getString("device"),
                                row.getString("address"),
                                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                                row.getObject("last_seen_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    boolean end(PersonId person, String session) {
        return database.sql(
                                """
                                update session set ended_at = clock_timestamp()
                                 where id = :id and person_id = :person and ended_at is null
                                """)
                        .param("id", session)
                        .param("person", person.value())
                        .update()
                == 1;
    }

    /** Ends them; the ids of those that were live. */
    List<String> endAllBut(PersonId person, String kept) {
        return database.sql(
                        """
                        update session set ended_at = clock_timestamp()
                         where person_id = :person and ended_at is null and id <> :kept
                        returning id
                        """)
                .param("person", person.value())
                .param("kept", kept)
                .query((row, number) -> row.getString("id"))
                .list();
    }
}
