package classroom7.platform.database;

import classroom7.platform.process.Refusal;
import java.util.List;
import java.util.Locale;

/** Whether a commit survives a crash of the machine: three settings of PostgreSQL. */
public final class Durability {
    private static final int MAJOR_MIN = 15;

    private final Database database;

    public Durability(Database database) {
        this.database = database;
    }

    /** The names of the settings that are off at this moment; empty is good. */
    public List<String> off() {
        return database.sql(
                        """
                        select name from pg_settings
                         where name in ('fsync', 'full_page_writes', 'synchronous_commit')
                           and setting in ('off')
                         order by name
                        """)
                .query((row, number) -> row.getString("name"))
                .list();
    }

    /** Throws a {@link Refusal} unless the server keeps what it commits and is new enough. */
    public void demand() {
        int version =
                database.sql("select current_setting('server_version_num')::int")
                        .query(Integer.class)
                        .single();
        if (version < MAJOR_MIN * 10_000) {
            throw new Refusal(
                    String.format(
                            Locale.ROOT,
                            "The database is PostgreSQL %d: Classroom7 needs %d or newer.",
                            version / 10_000,
                            MAJOR_MIN));
        }
        var off = off();
        if (!off.isEmpty()) {
            throw new Refusal(
                    String.format(
                            Locale.ROOT,
                            "PostgreSQL runs with %1$s off, a crash would lose answers: `alter system set %2$s = on`, reload it, and start again.",
                            String.join(" and ", off),
                            off.getFirst()));
        }
    }
}
