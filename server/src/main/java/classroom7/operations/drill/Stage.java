package classroom7.operations.drill;

import classroom7.platform.database.Address;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.database.PostgresBinaries;
import classroom7.platform.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a drill breaks: a fresh installation with its web, its jobs, its PostgreSQL and, if asked
 * for, its CouchDB as processes of their own. What they say is kept in files below the home.
 */
public final class Stage implements AutoCloseable {
    private static final long DISK_BYTES = 640L << 20;

    private final Order order;
    private final @Nullable SmallDisk disk;
    private final EmbeddedPostgres postgres;
    private final @Nullable Part couch;
    private final Part web;
    private final Part jobs;
    private final CuttingProxy proxy;
    private final Deque<AutoCloseable> closing = new ArrayDeque<>();

    /**
     * How it is set up.
     *
     * @param home an empty folder, or one that does not exist
     * @param couch keeps the documents; null: PostgreSQL does
     */
    public record Order(Path home, Launch launch, @Nullable Couch couch) {}

    /**
     * A CouchDB to keep documents in.
     *
     * @param program starts it at that address; empty: it runs, and is not ours to stop
     */
    public record Couch(URI address, List<String> program) {
        public Couch {
            program = List.copyOf(program);
        }
    }

    /** Starts PostgreSQL and CouchDB; {@link #raise} starts the rest. */
    public Stage(Order order) {
        this.order = order;
        demandEmpty(order.home());
        SmallDisk.releaseAbandoned();
        var folder = order.home().resolve("disk");
        disk = SmallDisk.mount(folder, DISK_BYTES);
        if (disk != null) {
            closing.push(disk);
        }
        try {
            var binaries = PostgresBinaries.under(order.home().resolve("programs"));
            postgres = EmbeddedPostgres.start(folder, binaries, this::note);
            closing.push(postgres);
            couch = startedCouch();
            int port = EmbeddedPostgres.freePort();
            web = new Part(() -> start("serve", port));
            jobs = new Part(() -> start("work", port));
            proxy = new CuttingProxy(port);
            closing.push(web);
            closing.push(jobs);
            closing.push(proxy);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Starts the web and the jobs. */
    void raise() {
        web.start();
        jobs.start();
    }

    public Address database() {
        return postgres.address();
    }

    public @Nullable URI documents() {
        return order.couch() == null ? null : order.couch().address();
    }

    EmbeddedPostgres postgres() {
        return postgres;
    }

    Part web() {
        return web;
    }

    Part jobs() {
        return jobs;
    }

    /** Null: there is none, or it is not ours to stop. */
    @Nullable Part couch() {
        return couch;
    }

    CuttingProxy proxy() {
        return proxy;
    }

    /** Null: this machine does not let us make one. */
    @Nullable SmallDisk disk() {
        return disk;
    }

    /** Where learners reach the web. */
    int port() {
        return proxy.port();
    }

    /** Ends and removes all of it; again does no harm. */
    @Override
    public synchronized void close() {
        while (!closing.isEmpty()) {
            try {
                closing.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("Clear the stage", e);
            }
        }
    }

    private @Nullable Part startedCouch() {
        if (order.couch() == null || order.couch().program().isEmpty()) {
            return null;
        }
        var program = order.couch().program();
        var started = new Part(() -> Launch.start(program, Map.of(), log("couchdb")));
        closing.push(started);
        started.start();
        return started;
    }

    private Process start(String command, int port) {
        var environment = new HashMap<String, String>();
        environment.put("C7_DATABASE_URL", url(postgres.address()));
        environment.put("C7_HOME", order.home().resolve("home").toString());
        environment.put("C7_LISTEN", "127.0.0.1");
        environment.put("C7_PORT", Integer.toString(port));
        environment.put("C7_DOCUMENTS_URL", documents() == null ? "" : documents().toString());
        return order.launch().start(environment, log(command), command);
    }

    static String url(Address address) {
        return address.url()
                .replaceFirst(
                        "^jdbc:postgresql://",
                        "postgresql://" + address.user() + ":" + address.password() + "@");
    }

    private Path log(String part) {
        return order.home().resolve(part + ".log");
    }

    private void note(String line) {
        try {
            Files.writeString(
                    log("postgres"),
                    line + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("Write down what PostgreSQL does", e);
        }
    }

    private static void demandEmpty(Path home) {
        try {
            Files.createDirectories(home);
            try (var all = Files.list(home)) {
                if (all.findAny().isPresent()) {
                    throw new Refusal(home + " is not empty: a drill breaks only what it made.");
                }
            }
        } catch (IOException e) {
            throw new Refusal("Cannot write under " + home + ": name an empty folder.", e);
        }
    }
}
