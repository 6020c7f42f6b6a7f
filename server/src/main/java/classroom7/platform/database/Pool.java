package classroom7.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** The connections a process keeps to its database. */
public final class Pool {
    /** More than this only makes two cores switch between backends. */
    static final int CONNECTIONS_MAX = 10;

    /** Also for a free one; whoever asks waits for that first, see {@link Patience}. */
    private static final Duration CONNECT_MAX = Duration.ofSeconds(8);

    /** A connection that was idle is asked whether it lives. */
    private static final Duration LIVES_MAX = Duration.ofSeconds(4);

    /** For statements of jobs and commands, which may be long. */
    private static final Duration SOCKET_SILENCE_MAX = Duration.ofSeconds(60);

    private Pool() {}

    /** A pool that connects when first asked; closing it closes its connections. */
    public static HikariDataSource to(Address address) {
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(2);
        config.setIdleTimeout(Duration.ofMinutes(10).toMillis());
        // Our statements look up by keys. Planned for each value anew, the eleven joins of a lesson
        // page took 10 to 50 ms of planning for 0.2 ms of work; so they are planned once.
        config.setConnectionInitSql("set plan_cache_mode = force_generic_plan");
        config.addDataSourceProperty("prepareThreshold", "1");
        config.setConnectionTimeout(CONNECT_MAX.toMillis());
        config.setValidationTimeout(LIVES_MAX.toMillis());
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", CONNECT_MAX.toSeconds());
        config.addDataSourceProperty("socketTimeout", SOCKET_SILENCE_MAX.toSeconds());
        config.addDataSourceProperty("ApplicationName", "classroom7");
        return new Patient(config);
    }

    /**
     * Gives connections that wait as long for each reply as the thread does that took them; the
     * pool sets them back when they return. One whose reply did not come in time is broken and
     * closed: what it was asked last may have been done or not, and whoever asked is told so.
     */
    private static final class Patient extends HikariDataSource {
        Patient(HikariConfig config) {
            super(config);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            if (Patience.isAsked()) {
                limit(connection);
            }
            return connection;
        }

        private static void limit(Connection connection) throws SQLException {
            try {
                int millis = Math.toIntExact(Patience.ASKED_MAX.toMillis());
                connection.setNetworkTimeout(Runnable::run, millis);
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }
    }
}
