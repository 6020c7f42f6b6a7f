package classroom7.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/** The connections a process keeps to its database. */
public final class Pool {
    /** More than this only makes two cores switch between backends. */
    static final int CONNECTIONS_MAX = 10;

    private static final Duration CONNECT_MAX = Duration.ofSeconds(10);
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
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", CONNECT_MAX.toSeconds());
        config.addDataSourceProperty("socketTimeout", SOCKET_SILENCE_MAX.toSeconds());
        config.addDataSourceProperty("ApplicationName", "classroom7");
        return new HikariDataSource(config);
    }
}
