package classroom7.platform.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * That a statement failed because the database is away or has no room: nobody's fault who asked.
 *
 * @param full whether for lack of room on its disk
 * @param line what it said, in one line
 */
public record Outage(boolean full, String line) {
    private static final int CAUSES_MAX = 10;
    private static final String DISK_FULL = "53100";

    /** Classes of SQLSTATE: connection exception, insufficient resources, operator intervention. */
    private static final List<String> CLASSES = List.of("08", "53", "57");

    /** Null: it failed for another reason. */
    public static @Nullable Outage of(Throwable failure) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < CAUSES_MAX; depth++, at = at.getCause()) {
            if (at instanceof SQLException cause && isOutage(cause)) {
                return new Outage(DISK_FULL.equals(cause.getSQLState()), line(cause));
            }
        }
        return failure instanceof CannotGetJdbcConnectionException
                ? new Outage(false, "no connection to PostgreSQL")
                : null;
    }

    private static boolean isOutage(SQLException cause) {
        var state = cause.getSQLState();
        return state != null && CLASSES.stream().anyMatch(state::startsWith);
    }

    private static String line(SQLException cause) {
        var said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("");
        return String.format(Locale.ROOT, "PostgreSQL (%s): %s", cause.getSQLState(), said);
    }
}
