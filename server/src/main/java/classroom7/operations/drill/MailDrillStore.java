package classroom7.operations.drill;

import classroom7.platform.database.Database;
import java.util.List;

/** What a drill of letters looks up. */
final class MailDrillStore {
    private final Database database;

    MailDrillStore(Database database) {
        this.database = database;
    }

    List<String> ids() {
        return database.sql("select id from mail")
                .query((row, number) -> row.getString("id"))
                .list();
    }

    int waiting() {
        return database.sql("select count(*)::integer from mail where state = 'waiting'")
                .query(Integer.class)
                .single();
    }

    /** How often a letter was sent again that may have gone before. */
    int maybeTwice() {
        return database.sql("select coalesce(sum(maybe_twice), 0)::integer from mail")
                .query(Integer.class)
                .single();
    }

    int handedOver() {
        return database.sql("select count(*)::integer from mail where state = 'handed-over'")
                .query(Integer.class)
                .single();
    }
}
