package classroom7.people.person;

import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Persons in SQL. */
final class PersonStore {
    private final Database database;

    PersonStore(Database database) {
        this.database = database;
    }

    @Nullable Person byId(PersonId id) {
        return database.sql(
                        """
                        select id, email, name, language, time_zone, operator
                          from person where id = :id
                        """)
                .param("id", id.value())
                .query((row, number) -> person(row))
                .optional()
                .orElse(null);
    }

    List<Person> operators() {
        return database.sql(
                        """
                        select id, email, name, language, time_zone, operator
                          from person where operator order by id
                        """)
                .query((row, number) -> person(row))
                .list();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                new PersonId(row.getString("id")),
                new Email(row.getString("email")),
                row.getString("name"),
                Locale.forLanguageTag(row.getString("language")),
                ZoneId.of(row.getString("time_zone")),
                row.getBoolean("operator"));
    }

    @Nullable Account account(Email email) {
        return database.sql(
                        """
                        select id, email, name, language, password_hash
                          from person where email = :email
                        """)
                .param("email", email.value())
                .query(PersonStore::account)
                .optional()
                .orElse(null);
    }

    @Nullable Account account(PersonId id) {
        return database.sql(
                        """
                        select id, email, name, language, password_hash
                          from person where id = :id
                        """)
                .param("id", id.value())
                .query(PersonStore::account)
                .optional()
                .orElse(null);
    }

    /** Whether it was added; not when the address is taken. */
    boolean add(
            PersonId id, Email email, Profile profile, @Nullable String passwordHash, Instant now) {
        return database.sql(
                                """
                                insert into person (id, email, name, password_hash, language,
                                                    time_zone, created_at)
                                values (:id, :email, :name, :hash, :language, :zone, :now)
                                on conflict (email) do nothing
                                """)
                        .param("id", id.value())
                        .param("email", email.value())
                        .param("name", profile.name().value())
                        .param("hash", passwordHash)
                        .param("language", profile.language().toLanguageTag())
                        .param("zone", profile.zone().getId())
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    void change(PersonId id, Profile profile) {
        database.sql(
                        """
                        update person
                           set name = :name, language = :language, time_zone = :zone,
                               changed_at = clock_timestamp()
                         where id = :id
                        """)
                .param("id", id.value())
                .param("name", profile.name().value())
                .param("language", profile.language().toLanguageTag())
                .param("zone", profile.zone().getId())
                .update();
    }

    void changePassword(PersonId id, String hash) {
        database.sql("update person set password_hash = :hash where id = :id")
                .param("id", id.value())
                .param("hash", hash)
                .update();
    }

    void makeOperator(PersonId id) {
        database.sql(
                        """
                        update person set operator = true, changed_at = clock_timestamp()
                         where id = :id
                        """)
                .param("id", id.value())
                .update();
    }

    boolean haveOperator() {
        return database.sql("select exists (select 1 from person where operator) as have")
                .query((row, number) -> row.getBoolean("have"))
                .single();
    }

    private static Account account(ResultSet row, int number) throws SQLException {
        return new Account(
                new PersonId(row.getString("id")),
                new Email(row.getString("email")),
                row.getString("name"),
                row.getString("language"),
                row.getString("password_hash"));
    }
}
