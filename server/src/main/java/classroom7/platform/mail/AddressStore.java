package classroom7.platform.mail;

import classroom7.platform.database.Columns;
import classroom7.platform.database.Database;
import java.time.Instant;

/** What is known of addresses, in SQL. */
final class AddressStore {
    private final Database database;

    AddressStore(Database database) {
        this.database = database;
    }

    boolean isBulk(String token) {
        return database.sql("select exists (select 1 from mail where token = :token and bulk)")
                .param("token", token)
                .query(Boolean.class)
                .single();
    }

    boolean unsubscribe(String token, Instant now) {
        return database.sql(
                                """
                                insert into mail_address (address, unsubscribed_at)
                                select recipient, :now from mail where token = :token and bulk
                                    on conflict (address) do update
                                   set unsubscribed_at = excluded.unsubscribed_at
                                """)
                        .param("token", token)
                        .param("now", Columns.time(now))
                        .update()
                > 0;
    }

    boolean refuse(String token, String why, Instant now) {
        return database.sql(
                                """
                                insert into mail_address (address, refused_at, refused_why)
                                select recipient, :now, :why from mail where token = :token
                                    on conflict (address) do update
                                   set refused_at = excluded.refused_at,
                                       refused_why = excluded.refused_why
                                """)
                        .param("token", token)
                        .param("why", why)
                        .param("now", Columns.time(now))
                        .update()
                > 0;
    }
}
