package classroom7.platform.mail;

import classroom7.platform.database.Columns;
import classroom7.platform.database.Database;
import classroom7.platform.mail.KeptMail.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Letters as operators see them, in SQL. */
final class MailListStore {
    private final Database database;

    MailListStore(Database database) {
        this.database = database;
    }

    List<KeptMail> newest(int max) {
        return database.sql(
                        """
                        select id, written_at, recipient, recipient_name, subject, state, attempts,
                               due_at, said, maybe_twice
                          from mail order by id desc limit :max
                        """)
                .param("max", max)
                .query((row, number) -> head(row))
                .list();
    }

    List<KeptMail> newest(State state, int max) {
        return database.sql(
                        """
                        select id, written_at, recipient, recipient_name, subject, state, attempts,
                               due_at, said, maybe_twice
                          from mail where state = :state order by id desc limit :max
                        """)
                .param("state", state.word())
                .param("max", max)
                .query((row, number) -> head(row))
                .list();
    }

    Mails.@Nullable Opened find(String id) {
        return database.sql(
                        """
                        select id, written_at, recipient, recipient_name, subject, state, attempts,
                               due_at, said, maybe_twice, sender, sender_name, plain
                          from mail where id = :id
                        """)
                .param("id", id)
                .query((row, number) ->
                        new Mails.Opened(
                                head(row),
                                party(row.getString("sender_name"), row.getString("sender")),
                                row.getString("plain")))
                .optional()
                .orElse(null);
    }

    Mails.Standing standing() {
        var counts = new EnumMap<State, Integer>(State.class);
        var maybeTwice = new int[1];
        database.sql(
                        """
                        select state, count(*)::integer as letters,
                               (count(*) filter (where maybe_twice > 0))::integer as maybe_twice
                          from mail group by state
                        """)
                .query(row -> {
                    counts.put(State.of(row.getString("state")), row.getInt("letters"));
                    maybeTwice[0] += row.getInt("maybe_twice");
                });
        return database.sql("select reached_at, away_since, said from mail_server")
                .query((row, number) ->
                        new Mails.Standing(
                                counts,
                                maybeTwice[0],
                                Columns.instantOrNull(row, "reached_at"),
                                Columns.instantOrNull(row, "away_since"),
                                row.getString("said")))
                .single();
    }

    boolean sendAgain(String id, Instant now) {
        return database.transaction(() -> {
            database.sql(
                            """
                            update mail_address set refused_at = null, refused_why = ''
                             where address = (select recipient from mail where id = :id)
                            """)
                    .param("id", id)
                    .update();
            return database.sql(
                                    """
                                    update mail
                                       set state = 'waiting', due_at = :now,
                                           written_at = :now, ended_at = null, attempts = 0
                                     where id = :id and plain <> ''
                                       and state in ('given-up', 'refused-address')
                                    """)
                            .param("id", id)
                            .param("now", Columns.time(now))
                            .update()
                    > 0;
        });
    }

    private static KeptMail head(ResultSet row) throws SQLException {
        var state = State.of(row.getString("state"));
        return new KeptMail(
                row.getString("id"),
                Columns.instant(row, "written_at"),
                party(row.getString("recipient_name"), row.getString("recipient")),
                row.getString("subject"),
                state,
                row.getInt("attempts"),
                state == State.WAITING ? Columns.instant(row, "due_at") : null,
                row.getString("said"),
                row.getInt("maybe_twice"));
    }

    private static String party(String name, String address) {
        return name.isBlank() ? address : name + " <" + address + ">";
    }
}
