package classroom7.documents.replica;

import classroom7.base.Ids;
import classroom7.documents.CouchReplica;
import classroom7.documents.DocumentHome;
import classroom7.documents.Epoch;
import classroom7.documents.PostgresReplica;
import classroom7.documents.Replica;
import classroom7.documents.SecondCopy;
import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.Durability;
import classroom7.platform.database.Migrations;
import classroom7.platform.database.Pool;
import classroom7.platform.process.Refusal;
import classroom7.platform.settings.Settings;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * The stores that the settings name: {@code main} is the installation's own. No address is ever
 * typed on a command line, because it holds a password.
 */
public final class NamedStores implements AutoCloseable {
    public static final String MAIN = "main";
    public static final String REPLICA = Settings.REPLICA;

    /** The installation's PostgreSQL, also where its documents are in a CouchDB. */
    public static final String DATABASE = DocumentHome.DATABASE;

    private final Settings settings;
    private final Database database;
    private final DocumentHome home;
    private final Epoch epoch;
    private final Ids ids;
    private final InstantSource clock;
    private final List<HikariDataSource> opened = new ArrayList<>();

    public NamedStores(
            Settings settings, Database database, Epoch epoch, Ids ids, InstantSource clock) {
        this.settings = settings;
        this.database = database;
        this.epoch = epoch;
        this.home = new DocumentHome(database, epoch);
        this.ids = ids;
        this.clock = clock;
    }

    /** Whether the settings name it. */
    public boolean has(String name) {
        return name.equals(MAIN) || settings.stores().containsKey(name);
    }

    /** The store; refuses a name that the settings do not know, and a store of another kind. */
    public Replica named(String name) {
        if (name.equals(MAIN)) {
            var moved = home.at().store();
            return moved == null ? asSet() : named(moved);
        }
        if (name.equals(DATABASE)) {
            return new PostgresReplica(database, epoch);
        }
        if (!(settings.stores().get(name) instanceof URI uri)) {
            throw new Refusal(unknown(name));
        }
        return String.valueOf(uri.getScheme()).startsWith("http")
                ? couch(setting(name), uri)
                : postgres(name, uri);
    }

    private Replica asSet() {
        return settings.documents() instanceof URI couch
                ? couch("C7_DOCUMENTS_URL", couch)
                : new PostgresReplica(database, epoch);
    }

    /** The setting's name of where documents are kept now; null: as C7_DOCUMENTS_URL says. */
    public @Nullable String keptIn() {
        return home.at().store();
    }

    /** Two different stores; the same one twice is refused. */
    public Replication.Pair pair(String source, String target) {
        var pair = new Replication.Pair(named(source), named(target));
        if (pair.source().identity().equals(pair.target().identity())) {
            throw new Refusal(
                    String.format(
                            Locale.ROOT,
                            "%s and %s are the same store, or one is a copy of the other: name two, or begin a new epoch in the copy (c7 documents epoch --renew).",
                            source,
                            target));
        }
        return pair;
    }

    /** A copy of one into another; how far main has come into the replica is known to all. */
    public Copying copying(String source, String target) {
        var copying = new Copying(pair(source, target), ids, clock);
        var second = source.equals(MAIN) && target.equals(REPLICA) ? second() : null;
        return second == null ? copying : copying.telling(second);
    }

    /** The move of main into another store, or back. */
    public Moving moving(String to) {
        if (settings.stores().get(to) instanceof URI uri && !uri.toString().startsWith("http")) {
            throw new Refusal(
                    "Documents are kept in a CouchDB or in the installation's own PostgreSQL: name a CouchDB, or database.");
        }
        if (to.equals(MAIN)) {
            throw new Refusal("Documents are there already: name another store, or database.");
        }
        var pair = pair(MAIN, to);
        return new Moving(pair, new Copying(pair, ids, clock), home);
    }

    /** Main, and the replica if there is one. */
    Map<String, Replica> lookedAfter() {
        var all = new LinkedHashMap<String, Replica>();
        all.put(MAIN, named(MAIN));
        if (has(REPLICA)) {
            all.put(REPLICA, named(REPLICA));
        }
        return all;
    }

    private @Nullable SecondCopy second() {
        return settings.stores().get(REPLICA) instanceof URI uri
                ? new SecondCopy(database, uri)
                : null;
    }

    /** How far the replica is with each organization, as main knows it; none without a replica. */
    public List<Lag> lags() {
        var second = second();
        return second == null ? List.of() : Lag.of(named(MAIN), second, clock);
    }

    /** The setting that holds the address of a further store. */
    public static String setting(String name) {
        return name.equals(REPLICA)
                ? "C7_REPLICA_URL"
                : "C7_STORE_" + name.toUpperCase(Locale.ROOT) + "_URL";
    }

    private String unknown(String name) {
        var known = new TreeSet<>(settings.stores().keySet());
        known.add(MAIN);
        return String.format(
                Locale.ROOT,
                "No store is named \"%s\": there is %s. Set C7_REPLICA_URL for \"replica\", C7_STORE_ARCHIVE_URL for \"archive\" and so on.",
                name.matches("[A-Za-z0-9_-]{1,40}") ? name : "?",
                String.join(", ", known));
    }

    private static Replica couch(String setting, URI uri) {
        try {
            return new CouchReplica(uri);
        } catch (IllegalArgumentException e) {
            throw new Refusal(setting + ": " + e.getMessage() + ".", e);
        }
    }

    /** A PostgreSQL elsewhere is brought to the form of ours and has to be as durable. */
    private Replica postgres(String name, URI uri) {
        var address = Address.of(uri);
        var pool = Pool.to(address);
        opened.add(pool);
        try {
            var there = new Database(pool);
            new Durability(there).demand();
            Migrations.apply(pool);
            return new PostgresReplica(there, new Epoch(there, ids, clock));
        } catch (CannotGetJdbcConnectionException e) {
            throw new Refusal(
                    String.format(
                            Locale.ROOT,
                            "The store %s (%s) is not reached: look whether it runs, and at %s.",
                            name,
                            address,
                            setting(name)),
                    e);
        }
    }

    @Override
    public void close() {
        opened.forEach(HikariDataSource::close);
    }
}
