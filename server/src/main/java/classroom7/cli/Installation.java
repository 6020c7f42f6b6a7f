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
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
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
    private final @Nullable Home home;
    private final CompletableFuture<Address> address = new CompletableFuture<>();
    private volatile @Nullable EmbeddedPostgres postgres;
    private volatile boolean begun;
    private @Nullable ConfigurableApplicationContext doors;

    private Installation(Settings settings, @Nullable Home home) {
        this.settings = settings;
        this.home = home;
    }

    /**
     * For a program that stays: the home is its own, or it is refused. Its database starts with
     * {@link #begin}.
     *
     * @param command who we are, for others that find the home held
     */
    public static Installation own(Settings settings, String command) {
        return switch (Home.take(settings.home(), command)) {
            case Held(String by) -> throw inUse(settings.home(), by);
            case Taken(Home home) -> new Installation(settings, home);
        };
    }

    /**
     * Begins to start the database, beside what the caller does meanwhile: {@link #address} waits.
     *
     * @param notices hears one line for what an operator should know
     */
    public void begin(Consumer<String> notices) {
        begun = true;
        LoggerFactory.getILoggerFactory(); // two threads at once that log first would be told off
        Thread.ofPlatform().name("database start").start(() -> reach(notices));
    }

    /**
     * For a command with an end, whether or not {@code c7 up} runs on the home: it uses the
     * database that runs, or starts it for itself. Another command under way is waited for, at most
     * {@link #OTHERS_MAX}.
     *
     * @throws Refusal also when there is no installation: a mistyped folder becomes none, and
     *     nothing is written there
     */
    public static Installation open(Settings settings, String command, Consumer<String> notices) {
        if (settings.database() instanceof Address elsewhere) {
            demandBegun(elsewhere);
            return reached(new Installation(settings, null), elsewhere);
        }
        demandBegun(settings.home());
        return opened(settings, command, notices);
    }

    /** The same for a program that stays, and may be the first of its installation. */
    public static Installation openOrCreate(
            Settings settings, String command, Consumer<String> notices) {
        return settings.database() instanceof Address elsewhere
                ? reached(new Installation(settings, null), elsewhere)
                : opened(settings, command, notices);
    }

    /** The home for a command alone, as {@link #own}; never of an installation that is none yet. */
    static Installation ownOnce(Settings settings, String command) {
        demandBegun(settings.home());
        return own(settings, command);
    }

    private static Installation opened(
            Settings settings, String command, Consumer<String> notices) {
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
                                found.installation = begun(settings, home, notices);
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

    /** Where the database is, once it runs, is migrated and durable. */
    Address address() {
        try {
            return address.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The database stops if we started it; the home is free again. */
    @Override
    public void close() {
        if (doors != null) {
            doors.close();
        }
        if (begun) {
            address.handle((reached, failure) -> "either way").join();
        }
        if (postgres instanceof EmbeddedPostgres started) {
            started.close();
        }
        if (home != null) {
            home.close();
        }
    }

    /** Puts what the floors are built from into a context. */
    void enter(ConfigurableApplicationContext context) {
        var generic = (GenericApplicationContext) context;
        generic.registerBean(Settings.class, () -> settings);
        generic.registerBean(Address.class, this::address);
    }

    private void reach(Consumer<String> notices) {
        try {
            var elsewhere = settings.database();
            address.complete(migrated(elsewhere != null ? elsewhere : embedded(notices)));
        } catch (RuntimeException | Error e) {
            address.completeExceptionally(e);
        }
    }

    /** Who began it may be making its database still: that one is waited for. */
    private static void demandBegun(Path home) {
        if (!EmbeddedPostgres.isUnder(home) && !Home.isHeld(home)) {
            throw new Refusal(
                    String.format(
                            Locale.ROOT,
                            "%s holds no installation: name the folder of one with --home, or begin one there with `c7 up --home %s`.",
                            home,
                            home));
        }
    }

    private static void demandBegun(Address address) {
        try (var pool = Pool.to(address)) {
            if (!new Migrations(pool).areBegun()) {
                throw new Refusal(
                        String.format(
                                Locale.ROOT,
                                "The database %s holds no installation: look at C7_DATABASE_URL, or begin one there with `c7 serve`.",
                                address));
            }
        } catch (CannotGetJdbcConnectionException e) {
            throw notReached(address, e);
        }
    }

    private Address embedded(Consumer<String> notices) {
        Disk.demandRoom(settings.home());
        var started = EmbeddedPostgres.start(settings.home(), binaries(settings.home()), notices);
        postgres = started;
        return started.address();
    }

    private static Installation begun(Settings settings, Home home, Consumer<String> notices) {
        var installation = new Installation(settings, home);
        installation.begin(notices);
        return reached(installation);
    }

    private static @Nullable Installation borrowed(Settings settings) {
        var address = EmbeddedPostgres.running(settings.home(), binaries(settings.home()));
        return address == null ? null : reached(new Installation(settings, null), address);
    }

    private static Installation reached(Installation installation, Address address) {
        installation.address.complete(migrated(address));
        return installation;
    }

    private static Installation reached(Installation installation) {
        try {
            installation.address();
            return installation;
        } catch (RuntimeException e) {
            installation.close();
            throw e;
        }
    }

    private static Address migrated(Address address) {
        try (var pool = Pool.to(address)) {
            new Durability(new Database(pool)).demand();
            Migrations.apply(pool);
            return address;
        } catch (CannotGetJdbcConnectionException e) {
            throw notReached(address, e);
        }
    }

    private static Refusal notReached(Address address, CannotGetJdbcConnectionException e) {
        return new Refusal(
                String.format(
                        Locale.ROOT,
                        "The database %s is not reached (%s): look whether it runs, and at C7_DATABASE_URL.",
                        address,
                        rootOf(e).getMessage()),
                e);
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    private static PostgresBinaries binaries(Path home) {
        return PostgresBinaries.under(home);
    }

    private static Refusal inUse(Path home, String by) {
        return new Refusal(
                String.format(
                        Locale.ROOT,
                        "%s is in use by %s: stop that one, or choose another folder with --home.",
                        home,
                        by));
    }
}
