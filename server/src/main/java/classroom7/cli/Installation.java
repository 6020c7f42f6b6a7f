package classroom7.cli;

import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.Durability;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.database.Migrations;
import classroom7.platform.database.Pool;
import classroom7.platform.database.PostgresBinaries;
import classroom7.platform.process.Disk;
import classroom7.platform.process.Home;
import classroom7.platform.process.Home.Taking.Held;
import classroom7.platform.process.Home.Taking.Taken;
import classroom7.platform.process.Refusal;
import classroom7.platform.process.Wait;
import classroom7.platform.settings.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * One installation, opened by one program: its home is held, its database runs, is migrated and
 * durable. A command asks {@link #door} for what it needs.
 */
public final class Installation implements AutoCloseable {
    static final Duration OTHERS_MAX = Duration.ofSeconds(60);

    private final Settings settings;
    private final Address address;
    private final @Nullable EmbeddedPostgres postgres;
    private final @Nullable Home home;
    private @Nullable ConfigurableApplicationContext doors;

    private Installation(
            Settings settings,
            Address address,
            @Nullable EmbeddedPostgres postgres,
            @Nullable Home home) {
        this.settings = settings;
        this.address = address;
        this.postgres = postgres;
        this.home = home;
    }

    /**
     * For a program that stays: the home is its own, or it is refused.
     *
     * @param command who we are, for others that find the home held
     * @param notices hears one line for what an operator should know
     */
    public static Installation own(Settings settings, String command, Consumer<String> notices) {
        var elsewhere = settings.database();
        return switch (Home.take(settings.home(), command)) {
            case Held(String by) -> throw inUse(settings.home(), by);
            case Taken(Home home) when elsewhere != null ->
                    migrated(new Installation(settings, elsewhere, null, home));
            case Taken(Home home) -> embedded(settings, home, notices);
        };
    }

    /**
     * For a command with an end, whether or not {@code c7 up} runs on the home: it uses the
     * database that runs, or starts it for itself. Another command under way is waited for, at most
     * {@link #OTHERS_MAX}.
     */
    public static Installation open(Settings settings, String command, Consumer<String> notices) {
        if (settings.database() instanceof Address elsewhere) {
            return migrated(new Installation(settings, elsewhere, null, null));
        }
        var found =
                new Object() {
                    @Nullable Installation installation;
                    String by = "another program";
                };
        Supplier<Boolean> look =
                () -> {
                    switch (Home.take(settings.home(), command)) {
                        case Held(String by) -> {
                            found.by = by;
                            found.installation = by.startsWith("c7 up") ? borrowed(settings) : null;
                        }
                        case Taken(Home home) ->
                                found.installation = embedded(settings, home, notices);
                    }
                    return found.installation != null;
                };
        Wait.until(OTHERS_MAX, look::get);
        if (found.installation == null) {
            throw inUse(settings.home(), found.by);
        }
        return found.installation;
    }

    public Settings settings() {
        return settings;
    }

    /** A door of any floor below the web, wired on first use; jobs do not run. */
    public <T> T door(Class<T> type) {
        return wired().getBean(type);
    }

    /** All doors of a kind. */
    <T> Collection<T> doors(Class<T> type) {
        return wired().getBeansOfType(type).values();
    }

    private synchronized ConfigurableApplicationContext wired() {
        if (doors == null) {
            var application = Server.application(FloorsConfiguration.class, this);
            application.setWebApplicationType(WebApplicationType.NONE);
            doors = application.run();
        }
        return doors;
    }

    /** The database stops if we started it; the home is free again. */
    @Override
    public void close() {
        if (doors != null) {
            doors.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        if (home != null) {
            home.close();
        }
    }

    /** Puts what the floors are built from into a context. */
    void enter(ConfigurableApplicationContext context) {
        var generic = (GenericApplicationContext) context;
        generic.registerBean(Settings.class, () -> settings);
        generic.registerBean(Address.class, () -> address);
    }

    private static Installation embedded(Settings settings, Home home, Consumer<String> notices) {
        try {
            Disk.demandRoom(home.folder());
            var postgres = EmbeddedPostgres.start(home.folder(), binaries(home.folder()), notices);
            return migrated(new Installation(settings, postgres.address(), postgres, home));
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }

    private static @Nullable Installation borrowed(Settings settings) {
        var address = EmbeddedPostgres.running(settings.home(), binaries(settings.home()));
        return address == null ? null : new Installation(settings, address, null, null);
    }

    private static Installation migrated(Installation installation) {
        try (var pool = Pool.to(installation.address)) {
            new Durability(new Database(pool)).demand();
            Migrations.apply(pool);
            return installation;
        } catch (CannotGetJdbcConnectionException e) {
            installation.close();
            throw new Refusal(
                    "The database %s is not reached (%s): look whether it runs, and at C7_DATABASE_URL."
                            .formatted(installation.address, rootOf(e).getMessage()),
                    e);
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    private static PostgresBinaries binaries(Path home) {
        return PostgresBinaries.under(home);
    }

    private static Refusal inUse(Path home, String by) {
        return new Refusal(
                "%s is in use by %s: stop that one, or choose another folder with --home."
                        .formatted(home, by));
    }
}
