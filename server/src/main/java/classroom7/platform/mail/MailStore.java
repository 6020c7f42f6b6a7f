package classroom7.platform.mail;

import classroom7.platform.database.Columns;
import classroom7.platform.database.Database;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Letters on their way, in SQL: written, claimed, sent, ended. */
final class MailStore {
    private static final double MILLIS_PER_SECOND = 1000;

    private final Database database;

    MailStore(Database database) {
        this.database = database;
    }

    void add(Mail mail) {
        database.sql(
                        """
                        insert into mail (id, token, written_at, site, sender, sender_name, recipient,
                                          recipient_name, subject, plain, html, bulk, due_at)
                        values (:id, :token, :written, :site, :sender, :senderName, :recipient,
                                :recipientName, :subject, :plain, :html, :bulk, :written)
                        """)
                .param("id", mail.id())
                .param("token", mail.token())
                .param("written", Columns.time(mail.written()))
                .param("site", mail.site().toString())
                .param("sender", mail.from().address())
                .param("senderName", mail.from().name())
                .param("recipient", mail.to().address())
                .param("recipientName", mail.to().name())
                .param("subject", mail.subject())
                .param("plain", mail.text())
                .param("html", mail.html())
                .param("bulk", mail.bulk())
                .update();
    }

    /**
     * A letter that is ours to send as long as we renew.
     *
     * @param unsure it may have gone before, and nobody wrote down whether
     * @param attempts that were answered before this one
     * @param begun when its text was begun last; null: never
     */
    record Claimed(Mail mail, boolean unsure, int attempts, @Nullable Instant begun) {
        /** The same once it is known that it has not gone. */
        Claimed decided() {
            return new Claimed(mail, false, attempts, begun);
        }
    }

    /** Ends what is not to be sent at all: nobody there, or no bulk letters wanted. */
    void refuseUnwanted(Instant now) {
        database.sql(
                        """
                        update mail m
                           set state = case when a.refused_at is not null then 'refused-address'
                                            else 'unsubscribed' end,
                               ended_at = :now, said = a.refused_why
                          from mail_address a
                         where a.address = m.recipient and m.state = 'waiting' and m.due_at <= :now
                           and (m.lease is null or m.leased_until < clock_timestamp())
                           and (a.refused_at is not null
                                or a.unsubscribed_at is not null and m.bulk)
                        """)
                .param("now", Columns.time(now))
                .update();
    }

    /** Whether there is something to claim. */
    boolean isDue(Instant now) {
        return database.sql(
                        """
                        select exists (select 1 from mail
                                        where state = 'waiting' and due_at <= :now
                                          and (leased_until is null
                                               or leased_until < clock_timestamp()))
                        """)
                .param("now", Columns.time(now))
                .query(Boolean.class)
                .single();
    }

    /** The letter that waits longest and is wanted, for us alone; null: there is none. */
    @Nullable Claimed claim(String lease, Duration time, Instant now) {
        return database.sql(
                        """
                        update mail
                           set lease = :lease,
                               leased_until = clock_timestamp() + make_interval(secs => :seconds)
                         where id = (select id from mail
                                      where state = 'waiting' and due_at <= :now
                                        and (leased_until is null
                                             or leased_until < clock_timestamp())
                                        and not exists (
                                            select 1 from mail_address a
                                             where a.address = recipient
                                               and (a.refused_at is not null
                                                    or a.unsubscribed_at is not null and bulk))
                                      order by due_at, id limit 1
                                        for update skip locked)
                        returning id, token, written_at, site, sender, sender_name, recipient,
                                  recipient_name, subject, plain, html, bulk, unsure, attempts,
                                  begun_at
                        """)
                .param("lease", lease)
                .param("seconds", time.toMillis() / MILLIS_PER_SECOND)
                .param("now", Columns.time(now))
                .query((row, number) ->
                        new Claimed(
                                mail(row),
                                row.getBoolean("unsure"),
                                row.getInt("attempts"),
                                Columns.instantOrNull(row, "begun_at")))
                .optional()
                .orElse(null);
    }

    /** Everything of this lease stays ours for so long from now. */
    void renew(String lease, Duration time) {
        database.sql(
                        """
                        update mail
                           set leased_until = clock_timestamp() + make_interval(secs => :seconds)
                         where state = 'waiting' and lease = :lease
                           and leased_until >= clock_timestamp()
                        """)
                .param("lease", lease)
                .param("seconds", time.toMillis() / MILLIS_PER_SECOND)
                .update();
    }

    /**
     * Written before the text goes to the server. Whoever does so again without knowing what became
     * of the first time may send twice: that is counted.
     *
     * @return whether the letter is still ours
     */
    boolean begin(String id, String lease) {
        return database.sql(
                                """
                                update mail
                                   set maybe_twice = maybe_twice + unsure::integer, unsure = true,
                                       begun_at = clock_timestamp()
                                 where id = :id and state = 'waiting' and lease = :lease
                                   and leased_until >= clock_timestamp()
                                """)
                        .param("id", id)
                        .param("lease", lease)
                        .update()
                > 0;
    }

    /** It is known that it has not gone. */
    void decide(String id, String lease) {
        database.sql(
                        """
                        update mail set unsure = false
                         where id = :id and state = 'waiting' and lease = :lease
                        """)
                .param("id", id)
                .param("lease", lease)
                .update();
    }

    /** What has become of it; who comes too late changes nothing. */
    void end(String id, Ending ending, Instant now) {
        database.sql(
                        """
                        update mail
                           set state = :state, unsure = :unsure,
                               maybe_twice = maybe_twice - :uncounted,
                               attempts = attempts + :answered, said = :said, due_at = :due,
                               lease = null, leased_until = null,
                               ended_at = case when :state <> 'waiting' then :now end,
                               plain = case when :state = 'handed-over' then '' else plain end,
                               html = case when :state = 'handed-over' then '' else html end
                         where id = :id and state = 'waiting'
                        """)
                .param("id", id)
                .param("state", ending.state().word())
                .param("unsure", ending.unsure())
                .param("uncounted", ending.uncounted())
                .param("answered", ending.answered())
                .param("said", ending.said())
                .param("due", Columns.time(ending.due()))
                .param("now", Columns.time(now))
                .update();
    }

    /** Nobody is at that address. */
    void refuseAddress(String address, String why, Instant now) {
        database.sql(
                        """
                        insert into mail_address (address, refused_at, refused_why)
                        values (:address, :now, :why)
                            on conflict (address) do update
                           set refused_at = excluded.refused_at, refused_why = excluded.refused_why
                        """)
                .param("address", address)
                .param("why", why)
                .param("now", Columns.time(now))
                .update();
    }

    /** The mail server answers. */
    void reached(Instant now) {
        database.sql(
                        """
                        update mail_server set reached_at = :now, away_since = null, said = ''
                         where away_since is not null or reached_at is null
                            or reached_at < cast(:now as timestamptz) - interval '1 minute'
                        """)
                .param("now", Columns.time(now))
                .update();
    }

    void away(String said, Instant now) {
        database.sql(
                        """
                        update mail_server
                           set away_since = coalesce(away_since, :now), said = :said
                        """)
                .param("said", said)
                .param("now", Columns.time(now))
                .update();
    }

    /** Throws away what ended before; what waits stays. */
    int sweep(Instant before) {
        return database.sql("delete from mail where ended_at < :before")
                .param("before", Columns.time(before))
                .update();
    }

    private static Mail mail(ResultSet row) throws SQLException {
        return new Mail(
                row.getString("id"),
                row.getString("token"),
                Columns.instant(row, "written_at"),
                URI.create(row.getString("site")),
                new Mail.Party(row.getString("sender"), row.getString("sender_name")),
                new Mail.Party(row.getString("recipient"), row.getString("recipient_name")),
                row.getString("subject"),
                row.getString("plain"),
                row.getString("html"),
                row.getBoolean("bulk"));
    }
}
