package classroom7.documents;

import classroom7.platform.database.Database;
import classroom7.platform.database.Turn;
import org.jspecify.annotations.Nullable;

/**
 * Where the installation keeps its documents: one row that every process reads. While it is closed
 * nobody writes, so that what is kept can be changed to another store.
 */
public final class DocumentHome {
    /** The installation's own PostgreSQL. */
    public static final String DATABASE = "database";

    /** Who writes shares this lock; who moves takes it alone. */
    private static final long WRITING = 7_002;

    /** Held by who moves: it is closed only as long as that one lives. */
    private static final long CLOSING = 7_003;

    private final Database database;
    private final DocumentHomeStore store;
    private final Epoch epoch;

    public DocumentHome(Database database, Epoch epoch) {
        this.database = database;
        this.store = new DocumentHomeStore(database);
        this.epoch = epoch;
    }

    /**
     * @param store the name of the setting that holds it; null: as {@code C7_DOCUMENTS_URL} says
     * @param closed whether it is being changed, by somebody who lives
     */
    public record At(@Nullable String store, boolean closed) {}

    public At at() {
        return store.find(CLOSING);
    }

    /** From now on nobody begins to write; who does still, ends it and gives the lock back. */
    public void close() {
        store.close(true);
    }

    /** Everything stays where it was. */
    public void open() {
        store.close(false);
    }

    /**
     * Documents are there from now on, and everybody may write again. Positions in the old store's
     * feed mean nothing in the new one's, so a new epoch begins; and which of its documents have a
     * second copy is to be seen anew.
     */
    public void moved(String to) {
        database.transact(() -> {
            store.move(to);
            epoch.renew();
        });
    }

    /** The lock of who writes. */
    Turn writing() {
        return Turn.shared(database, WRITING);
    }

    /** To be held alone by who moves, before it closes and until it is done. */
    public Turn closing() {
        return new Turn(database, CLOSING);
    }

    /** To be had alone when nobody writes any more. */
    public Turn alone() {
        return new Turn(database, WRITING);
    }
}
