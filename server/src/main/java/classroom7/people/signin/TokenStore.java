package classroom7.people.signin;

import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** API tokens in SQL. */
final class TokenStore {
    private final Database database;

    TokenStore(Database database) {
        this.database = database;
    }

    /** Adds it unless the person has as many as allowed; whether it was added. */
    boolean add(PersonId person, Token token, byte[] secretHash, int max) {
        return database.sql(
                                """
                                insert into api_token (id, secret_hash, person_id, name, created_at)
                                select :id, :hash, :person, :name, :now
                                 where (select count(*) from api_token
                                         where person_id = :person and revoked_at is null) < :max
                                """)
                        .param("id", token.id())
                        .param("hash", secretHash)
                        .param("person", person.value())
                        .param("name", token.name())
                        .param("now", token.createdAt().atOffset(ZoneOffset.UTC))
                        .param("max", max)
                        .update()
                == 1;
    }

    List<Token> live(PersonId person) {
        return database.sql(
                        """
                        select id, name, created_at, last_used_at
                          from api_token
                         where person_id = :person and revoked_at is null
                         order by created_at desc, id desc
                        """)
                .param("person", person.value())
                .query((row, number) -> {
                    var used = row.getObject("last_used_at", OffsetDateTime.class);
                    return new Token(
                            row.getString("id"),
                            row.getString("name"),
                            row.getObject("created_at", OffsetDateTime.class).toInstant(),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    boolean revoke(PersonId person, String token) {
        return database.sql(
                                """
                                update api_token set revoked_at = clock_timestamp()
                                 where id = :id and person_id = :person and revoked_at is null
                                """)
                        .param("id", token)
                        .param("person", person.value())
                        .update()
                == 1;
    }

    List<String> revokeAll(PersonId person) {
        return database.sql(
                        """
                        update api_token set revoked_at = clock_timestamp()
                         where person_id = :person and revoked_at is null
                        returning id
                        """)
                .param("person", person.value())
                .query((row, number) -> row.getString("id"))
                .list();
    }
}
