package classroom7.people.signin;

import classroom7.people.person.Email;
import classroom7.platform.database.Columns;
import classroom7.platform.database.Database;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Failed sign-ins in SQL. */
final class ThrottleStore {
    /** How many, and when the last of them. */
    record Tries(int count, @Nullable Instant last) {}

    private final Database database;

    ThrottleStore(Database database) {
        this.database = database;
    }

    /** One try of an account at a time, until the transaction ends. */
    void lock(String account) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:account, 7))")
                .param("account", account)
                .query((row, number) -> "")
                .single();
    }

    /** Whether the person of this e-mail address has signed in from there. */
    boolean isKnown(Email email, String address, Instant since) {
        return database.sql(
                        """
                        select exists (select 1
                                         from session s join person p on p.id = s.person_id
                                        where p.email = :email and s.network = :address
                                          and s.last_seen_at > :since) as known
                        """)
                .param("email", email.value())
                .param("address", address)
                .param("since", Columns.time(since))
                .query((row, number) -> row.getBoolean("known"))
                .single();
    }

    /** From a known address only the tries from there count, else only those from unknown ones. */
    Tries tries(String account, String address, boolean known, Instant since) {
        return database.sql(
                        """
                        select count(*) as tries, max(failed_at) as last
                          from sign_in_failure
                         where account = :account and failed_at > :since
                           and (address = :address or not :known)
                        """)
                .param("account", account)
                .param("address", address)
                .param("known", known)
                .param("since", Columns.time(since))
                .query((row, number) ->
                        new Tries(row.getInt("tries"), Columns.instantOrNull(row, "last")))
                .single();
    }

    /** How many other accounts failed from there. */
    int accounts(String account, String address, Instant since) {
        return database.sql(
                        """
                        select count(distinct account) as accounts
                          from sign_in_failure
                         where address = :address and failed_at > :since and account <> :account
                        """)
                .param("account", account)
                .param("address", address)
                .param("since", Columns.time(since))
                .query((row, number) -> row.getInt("accounts"))
                .single();
    }

    void add(String account, String address, Instant now) {
        database.sql(
                        """
                        insert into sign_in_failure (account, address, failed_at)
                        values (:account, :address, :now)
                        """)
                .param("account", account)
                .param("address", address)
                .param("now", Columns.time(now))
                .update();
    }

    void remove(String account, String address, Instant old) {
        database.sql(
                        """
                        delete from sign_in_failure
                         where (account = :account and address = :address) or failed_at < :old
                        """)
                .param("account", account)
                .param("address", address)
                .param("old", Columns.time(old))
                .update();
    }
}
