package classroom7.testing;

import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.database.Migrations;
import classroom7.platform.process.Commands;
import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Somebody else's PostgreSQL: its durability is whatever its administrator makes it. */
public final class LoosePostgres implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(60);

    private final Process process;
    private final Address address;
    private final Address owner;

    /** Starts one on an empty folder, with everything on. */
    public LoosePostgres(Path home) {
        var binaries = TestDatabase.binaries();
        Address made;
        Address makers;
        try (var first = EmbeddedPostgres.start(home, binaries, line -> {})) {
            made = first.address();
            makers = first.ownerAddress();
        }
        int port = freePort();
        address = at(made, port);
        owner = at(makers, port);
        var folder = home.resolve("database").toString();
        var program = binaries.folder().resolve("bin/postgres").toString();
        try {
            process =
                    new ProcessBuilder(
                                    Commands.unprivileged(
                                            List.of(program, "-D", folder, "-p", "" + port)))
                            .redirectErrorStream(true)
                            .redirectOutput(home.resolve("loose.log").toFile())
                            .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Wait.until(START_MAX, this::answers)) {
            throw new IllegalStateException("Not started: see " + home.resolve("loose.log"));
        }
    }

    /** The product's own role and database. */
    public Address address() {
        return address;
    }

    /** The same, with the product's tables in it. */
    public Address migrated() {
        Migrations.apply(plain(address));
        return address;
    }

    /** The same as the settings name it. */
    public String url() {
        return TestDatabase.url(address);
    }

    /** Sets a setting for all sessions and waits until a new one has it. */
    public void set(String setting, String value) {
        var database = new Database(plain(owner));
        database.sql("alter system set %s = %s".formatted(setting, value)).update();
        database.sql("select pg_reload_conf()").query(Boolean.class).single();
        if (!Wait.until(START_MAX, () -> value.equals(show(setting)))) {
            throw new IllegalStateException(setting + " did not become " + value);
        }
    }

    @Override
    public void close() {
        Signal.INT.send(process.pid());
        if (!Wait.until(START_MAX, () -> !process.isAlive())) {
            process.destroyForcibly();
        }
    }

    private String show(String setting) {
        return new Database(plain(owner)).sql("show " + setting).query(String.class).single();
    }

    private static DriverManagerDataSource plain(Address address) {
        return new DriverManagerDataSource(address.url(), address.user(), address.password());
    }

    private boolean answers() {
        try {
            DriverManager.getConnection(owner.url(), owner.user(), owner.password()).close();
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static Address at(Address address, int port) {
        var url = address.url().replaceFirst(":\\d+/", ":" + port + "/");
        return new Address(url, address.user(), address.password());
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
