package classroom7.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one process at a time does on a database while the others wait: a lock of PostgreSQL's on a
 * connection of its own, which ends with the process however it ends.
 */
public final class Turn implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Turn.class);
    private static final int REPLY_SECONDS_MAX = 5;

    private final Database database;
    private final long key;
    private final String kind;
    private @Nullable Connection held;

    /**
     * @param key names the thing that is done, for all processes
     */
    public Turn(Database database, long key) {
        this(database, key, "");
    }

    private Turn(Database database, long key, String kind) {
        this.database = database;
        this.key = key;
        this.kind = kind;
    }

    /** One that many have at a time, and nobody while it is had alone. */
    public static Turn shared(Database database, long key) {
        return new Turn(database, key, "_shared");
    }

    /** Whether it is ours now; takes it if nobody else has it. */
    public synchronized boolean isOurs() {
        try {
            var connection = held;
            if (connection != null && connection.isValid(REPLY_SECONDS_MAX)) {
                return true;
            }
            letGo(connection);
            held = null;
            return take();
        } catch (SQLException e) {
            LOG.debug("Nobody can say whose turn it is", e);
            return false;
        }
    }

    /** Whether it has been ours all the time since it was taken, and is now. */
    public synchronized boolean isStillOurs() {
        try {
            return held != null && held.isValid(REPLY_SECONDS_MAX);
        } catch (SQLException e) {
            LOG.debug("Nobody can say whose turn it is", e);
            return false;
        }
    }

    private boolean take() throws SQLException {
        var connection = database.source().getConnection();
        boolean taken = false;
        try {
            taken = said(connection, "select pg_try_advisory_lock%s(%d)");
            return taken;
        } finally {
            if (taken) {
                held = connection;
            } else {
                connection.close();
            }
        }
    }

    private boolean said(Connection connection, String question) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(String.format(Locale.ROOT, question, kind, key))) {
            return row.next() && row.getBoolean(1);
        }
    }

    /** One that broke is not given back to the pool, which would say so at length. */
    private void letGo(@Nullable Connection connection) throws SQLException {
        if (connection != null && database.source() instanceof HikariDataSource pool) {
            pool.evictConnection(connection);
        } else if (connection != null) {
            connection.close();
        }
    }

    @Override
    public synchronized void close() {
        try {
            var connection = held;
            held = null;
            if (connection != null) {
                try (connection) {
                    said(connection, "select pg_advisory_unlock%s(%d)");
                }
            }
        } catch (SQLException e) {
            LOG.debug("The turn ended with its connection", e);
        }
    }
}
