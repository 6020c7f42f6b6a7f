package classroom7.people.signin;

import classroom7.base.PersonId;
import classroom7.platform.database.Columns;
import classroom7.platform.database.Database;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One-time links in SQL. */
final class LinkStore {
    private final Database database;

    LinkStore(Database database) {
        this.database = database;
    }

    void addPassword(byte[] secretHash, PersonId person, Instant now, Instant expires) {
        database.sql(
                        """
                        insert into one_time_link (secret_hash, purpose, person_id, created_at, expires_at)
                        values (:hash, 'password', :person, :now, :expires)
                        """)
                .param("hash", secretHash)
                .param("person", person.value())
                .param("now", Columns.time(now))
                .param("expires", Columns.time(expires))
                .update();
    }

    /** How many password links the person was sent since. */
    int since(PersonId person, Instant since) {
        return database.sql(
                        """
                        select count(*) as links from one_time_link
                         where person_id = :person and purpose = 'password' and created_at > :since
                        """)
                .param("person", person.value())
                .param("since", Columns.time(since))
                .query((row, number) -> row.getInt("links"))
                .single();
    }

    boolean isOpen(byte[] secretHash, String purpose, Instant now) {
        return database.sql(
                        """
                        select exists (select 1 from one_time_link
                                        where secret_hash = :hash and purpose = :purpose
                                          and used_at is null and expires_at > :now) as is_open
                        """)
                .param("hash", secretHash)
                .param("purpose", purpose)
                .param("now", Columns.time(now))
                .query((row, number) -> row.getBoolean("is_open"))
                .single();
    }

    /** Uses a password link up, and with it the person's others; null when it was not open. */
    @Nullable PersonId use(byte[] secretHash, Instant now) {
        var person =
                database.sql(
                                """
                                update one_time_link set used_at = :now
                                 where secret_hash = :hash and purpose = 'password'
                                   and used_at is null and expires_at > :now
                                returning person_id
                                """)
                        .param("hash", secretHash)
                        .param("now", Columns.time(now))
                        .query((row, number) -> new PersonId(row.getString("person_id")))
                        .optional()
                        .orElse(null);
        if (person != null) {
            database.sql(
                            """
                            update one_time_link set used_at = :now
                             where person_id = :person and purpose = 'password' and used_at is null
                            """)
                    .param("person", person.value())
                    .param("now", Columns.time(now))
                    .update();
        }
        return person;
    }

    /** The one set-up link there is from now on. */
    void replaceSetup(byte[] secretHash, Instant now, Instant expires) {
        database.sql(
                        """
                        with older as (delete from one_time_link where purpose = 'setup')
                        insert into one_time_link (secret_hash, purpose, created_at, expires_at)
                        values (:hash, 'setup', :now, :expires)
                        """)
                .param("hash", secretHash)
                .param("now", Columns.time(now))
                .param("expires", Columns.time(expires))
                .update();
    }

    /** Uses the set-up link up; whether it was open. */
    boolean useSetup(byte[] secretHash, Instant now) {
        return database.sql(
                                """
                                update one_time_link set used_at = :now
                                 where secret_hash = :hash and purpose = 'setup'
                                   and used_at is null and expires_at > :now
                                """)
                        .param("hash", secretHash)
                        .param("now", Columns.time(now))
                        .update()
                == 1;
    }
}
