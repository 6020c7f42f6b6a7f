package classroom7.platform.database;

import classroom7.platform.process.Refusal;
import classroom7.platform.process.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL that comes with us, as a child process on {@code HOME/database}. It listens on
 * loopback alone and asks for a password. The caller holds the home's lock. When it dies it is
 * started again, at most {@link #RESTARTS_MAX} times in a row; one that lived for {@link #STEADY}
 * begins a new row. When it died for lack of room it is started again once there is room.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    static final int RESTARTS_MAX = 5;
    static final Duration START_MAX = Duration.ofSeconds(60);
    static final Duration STEADY = Duration.ofSeconds(2);

    private static final Duration ROOM_ASKED_EVERY = Duration.ofMillis(500);

    private final Cluster cluster;
    private final Postmaster postmaster;
    private final PostgresLog log;
    private final int port;
    private final Consumer<String> notices;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile boolean closing;
    private volatile @Nullable Process process;

    private EmbeddedPostgres(
            Path home, PostgresBinaries binaries, int port, Consumer<String> notices) {
        this.cluster = new Cluster(home, binaries);
        this.log = new PostgresLog(home.resolve("database.log"));
        this.postmaster = new Postmaster(binaries, cluster.folder(), log.file());
        this.notices = notices;
        this.port = port;
    }

    /**
     * Makes the data folder if there is none, stops what a killed program left on it, starts the
     * server and waits until it takes connections.
     *
     * @param notices hears one line for each later restart
     * @throws Refusal with one line when the folder is damaged, of another major, or the disk full
     */
    public static EmbeddedPostgres start(
            Path home, PostgresBinaries binaries, Consumer<String> notices) {
        return start(home, binaries, freePort(), notices);
    }

    /** The same on this port of loopback. */
    public static EmbeddedPostgres start(
            Path home, PostgresBinaries binaries, int port, Consumer<String> notices) {
        var postgres = new EmbeddedPostgres(home, binaries, port, notices);
        postgres.begin();
        return postgres;
    }

    /** Whether the home has a data folder, of whatever state. */
    public static boolean isUnder(Path home) {
        return Files.exists(Cluster.folder(home));
    }

    /** Where the server of another program of ours runs on this home, or null if none is ready. */
    public static @Nullable Address running(Path home, PostgresBinaries binaries) {
        var cluster = new Cluster(home, binaries);
        var postmaster = new Postmaster(binaries, cluster.folder(), home);
        int port = postmaster.port();
        return port == 0
                ? null
                : Address.loopback(port, Cluster.ROLE, Cluster.ROLE, cluster.password());
    }

    /** The product's own role and database. */
    public Address address() {
        return Address.loopback(port, Cluster.ROLE, Cluster.ROLE, cluster.password());
    }

    /** The superuser's way in; for tests and tools that make databases. */
    public Address ownerAddress() {
        return Address.loopback(port, Cluster.OWNER, Cluster.OWNER, cluster.password());
    }

    /** The postmaster that runs now, or ran last. */
    public ProcessHandle server() {
        if (process instanceof Process running) {
            return running.toHandle();
        }
        throw new IllegalStateException("PostgreSQL was never started");
    }

    /** Stops the server: fast, never by losing a commit. */
    @Override
    public void close() {
        closing = true;
        if (process instanceof Process running) {
            Postmaster.stop(running);
        }
        ended.join();
    }

    private void begin() {
        cluster.prepare();
        log.begin();
        // The child gets a signal when the thread that started it ends: this one lives with it.
        Thread.ofPlatform().daemon().name("postgres").start(this::supervise);
        try {
            ready.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void supervise() {
        try {
            for (int inARow = 0; inARow <= RESTARTS_MAX && !closing; ) {
                boolean wasSteady = live();
                inARow = awaitRoom() || wasSteady ? 1 : inARow + 1;
                if (!closing && inARow <= RESTARTS_MAX) {
                    notices.accept("PostgreSQL ended unexpectedly and is being started again.");
                }
            }
            if (!closing) {
                notices.accept(
                        String.format(
                                Locale.ROOT,
                                "PostgreSQL ended %d times in a row: stop, look at %s, start again.",
                                RESTARTS_MAX + 1,
                                log.file()));
            }
        } catch (RuntimeException e) {
            if (!ready.completeExceptionally(e)) {
                notices.accept("PostgreSQL cannot be started again: " + e.getMessage());
            }
        } finally {
            ended.complete(null);
        }
    }

    /** Without room it would only die again; whether that had to be waited for. */
    private boolean awaitRoom() {
        var full = cluster.fullFolder();
        if (closing || full == null) {
            return false;
        }
        notices.accept(
                String.format(
                        Locale.ROOT,
                        "PostgreSQL ended because the disk that holds %s is full: make room, it starts again by itself. Nothing was lost.",
                        full));
        while (!closing && cluster.fullFolder() != null) {
            LockSupport.parkNanos(ROOM_ASKED_EVERY.toNanos());
        }
        return true;
    }

    /** From start to end; whether it took connections for a while. */
    private boolean live() {
        postmaster.stopLeftovers();
        var process = postmaster.start(port);
        this.process = process;
        boolean inTime =
                Wait.until(
                        START_MAX, () -> postmaster.isReady(process.pid()) || !process.isAlive());
        long begun = System.nanoTime();
        if (!inTime) {
            Postmaster.stop(process);
        }
        if (!ready.isDone() && !process.isAlive()) {
            throw inTime ? log.refusal(cluster) : late();
        }
        ready.complete(null);
        process.onExit().join();
        return System.nanoTime() - begun > STEADY.toNanos();
    }

    private Refusal late() {
        return new Refusal(
                String.format(
                        Locale.ROOT,
                        "PostgreSQL was not ready within %d s: look at %s.",
                        START_MAX.toSeconds(),
                        log.file()));
    }

    /** A port of loopback that nobody listens on now. */
    public static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("Find a free port", e);
        }
    }
}
