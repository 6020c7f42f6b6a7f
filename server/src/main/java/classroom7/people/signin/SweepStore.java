package classroom7.people.signin;

import classroom7.platform.database.Columns;
import classroom7.platform.database.Database;
import java.time.Instant;

/** Removes what is over, in SQL. */
final class SweepStore {
    private final Database database;

    SweepStore(Database database) {
        this.database = database;
    }

    int sessions(Instant before) {
        return database.sql("delete from session where last_seen_at < :before")
                .param("before", Columns.time(before))
                .update();
    }

    int links(Instant before) {
        return database.sql("delete from one_time_link where expires_at < :before")
                .param("before", Columns.time(before))
                .update();
    }

    int failures(Instant before) {
        return database.sql("delete from sign_in_failure where failed_at < :before")
                .param("before", Columns.time(before))
                .update();
    }
}
