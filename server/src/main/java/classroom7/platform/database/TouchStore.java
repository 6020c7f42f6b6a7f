package classroom7.platform.database;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Touches in SQL. */
final class TouchStore {
    /** Before the first look: later than every transaction. */
    private static final String NEVER = Long.toString(Long.MAX_VALUE);

    private final Database database;

    TouchStore(Database database) {
        this.database = database;
    }

    record Touch(String transaction, String subject) {}

    /**
     * What is committed now and was not when everything before {@code since} was, or is known.
     *
     * @param oldestOpen no transaction before it is under way: where the next look begins
     */
    record Seen(String oldestOpen, List<Touch> touches) {}

    /**
     * @param since null: only where the next look begins
     */
    Seen since(@Nullable String since) {
        // Of both the same snapshot: what it does not show is from a transaction that comes after
        // its xmin, and is found by the next look however late it commits.
        var touches = new ArrayList<Touch>();
        var oldestOpen = new ArrayList<String>();
        database.sql(
                        """
                        select pg_snapshot_xmin(pg_current_snapshot())::text as oldest_open,
                               t.transaction::text as written_by, t.subject
                          from (values (1)) one
                          left join touch t on t.transaction >= :since::xid8
                        """)
                .param("since", since == null ? NEVER : since)
                .query(row -> {
                    oldestOpen.add(row.getString("oldest_open"));
                    @Nullable String subject = row.getString("subject");
                    if (subject != null) {
                        touches.add(new Touch(row.getString("written_by"), subject));
                    }
                });
        return new Seen(oldestOpen.getFirst(), touches);
    }

    void sweep(String before) {
        database.sql("delete from touch where transaction < :before::xid8")
                .param("before", before)
                .update();
    }
}
