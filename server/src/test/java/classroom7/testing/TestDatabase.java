package classroom7.testing;

import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.database.Migrations;
import classroom7.platform.database.PostgresBinaries;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * A real PostgreSQL for tests: the embedded one, once per JVM, removed when the JVM ends. Each
 * {@link #fresh} database is a copy of a migrated template, so it costs some tens of milliseconds.
 */
public final class TestDatabase {
    private static final String TEMPLATE = "template_migrated";
    private static final int CONNECTIONS_MAX = 8;
    private static final List<HikariDataSource> POOLS = new CopyOnWriteArrayList<>();
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final TestDatabase ONE = new TestDatabase();

    private final Path home;
    private final EmbeddedPostgres postgres;
    private final JdbcClient owner;

    private TestDatabase() {
        try {
            home = Files.createTempDirectory("classroom7-test-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        postgres = EmbeddedPostgres.start(home, binaries(), System.err::println);
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        owner = JdbcClient.create(plain(postgres.ownerAddress()));
        create(TEMPLATE, "template1");
        Migrations.apply(plain(address(TEMPLATE)));
    }

    /** A new, migrated, empty database; it dies with the JVM. */
    public static Database fresh() {
        return new Database(freshSource());
    }

    /** The same as a pool of connections, for what speaks JDBC itself. */
    public static DataSource freshSource() {
        var name = "test_" + NUMBER.incrementAndGet();
        ONE.create(name, TEMPLATE);
        return pool(ONE.address(name));
    }

    /** The same as an address. */
    public static Address freshAddress() {
        var name = "test_" + NUMBER.incrementAndGet();
        ONE.create(name, TEMPLATE);
        return ONE.address(name);
    }

    /** A database in which nothing was ever done. */
    public static Address emptyAddress() {
        var name = "test_" + NUMBER.incrementAndGet();
        ONE.create(name, "template1");
        return ONE.address(name);
    }

    /** The server's first process, below which each connection has its own. */
    public static ProcessHandle server() {
        return ONE.postgres.server();
    }

    /** An address as the settings name it. */
    public static String url(Address address) {
        return "postgresql://%s:%s@%s"
                .formatted(
                        address.user(),
                        address.password(),
                        address.url().replaceFirst("jdbc:postgresql://", ""));
    }

    /** The unpacked PostgreSQL that all test runs of this clone share. */
    public static PostgresBinaries binaries() {
        return PostgresBinaries.under(Path.of("target").toAbsolutePath());
    }

    private void create(String name, String template) {
        owner.sql("create database %s template %s owner classroom7".formatted(name, template))
                .update();
    }

    private Address address(String database) {
        var own = postgres.address();
        return new Address(own.url().replaceFirst("[^/]*$", database), own.user(), own.password());
    }

    private static DataSource plain(Address address) {
        return new DriverManagerDataSource(address.url(), address.user(), address.password());
    }

    private static DataSource pool(Address address) {
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setUsername(address.user());
        config.setPassword(address.password());
        config.setMaximumPoolSize(CONNECTIONS_MAX);
        config.setMinimumIdle(0);
        config.setIdleTimeout(10_000);
        // Tests that are over keep no connection: a fast machine would run out of them.
        POOLS.forEach(earlier -> earlier.getHikariPoolMXBean().softEvictConnections());
        var pool = new HikariDataSource(config);
        POOLS.add(pool);
        return pool;
    }

    private void end() {
        postgres.close();
        try (var all = Files.walk(home)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Remove " + home, e);
        }
    }
}
