package classroom7.documents;

import classroom7.documents.DocumentHome.At;
import classroom7.documents.DocumentsFailure.Reason;
import classroom7.platform.database.Patience;
import classroom7.platform.database.Turn;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The way of this process to the documents, wherever they are kept. As long as it may write it
 * shares a lock of the database; asked to stop, it ends what is under way and gives the lock back.
 * So whoever has the lock alone knows that nobody writes, also to a CouchDB.
 */
final class WriteGate implements AutoCloseable {
    /** How long it acts on what it saw. Who moves waits longer than this for the lost. */
    static final Duration SEEN_MAX = Duration.ofSeconds(2);

    /** How often who looks by the way really looks. */
    private static final Duration EVERY = Duration.ofMillis(400);

    /** How long a job waits for others here; who answers somebody waits less. */
    private static final Duration TURN_MAX = Duration.ofMinutes(2);

    private final ReentrantLock looking = new ReentrantLock();
    private final DocumentHome home;
    private final Turn share;
    private final Function<@Nullable String, Documents> stores;
    private final LongSupplier nanoTime;
    private final ReentrantReadWriteLock writing = new ReentrantReadWriteLock();
    private volatile @Nullable Kept kept;
    private volatile boolean open;
    private volatile long seenAt;
    private @Nullable DataAccessException failure;
    private long failedAt;

    /**
     * @param stores the store of a name; null: the one that {@code C7_DOCUMENTS_URL} says
     * @param nanoTime a clock that only runs forward, as {@link System#nanoTime}
     */
    WriteGate(
            DocumentHome home,
            Function<@Nullable String, Documents> stores,
            LongSupplier nanoTime) {
        this.home = home;
        this.share = home.writing();
        this.stores = stores;
        this.nanoTime = nanoTime;
    }

    /**
     * A store and what its positions begin with, so that none is taken for another store's.
     *
     * @param name null: as {@code C7_DOCUMENTS_URL} says
     */
    record Kept(@Nullable String name, Documents documents) {
        String mark() {
            return name == null ? "" : name + ">";
        }
    }

    /** For reading. */
    Kept kept() {
        var now = kept;
        if (now == null || isOver(SEEN_MAX)) {
            look(SEEN_MAX);
            now = kept;
        }
        if (now == null) {
            throw new IllegalStateException("It was looked, and nothing seen");
        }
        return now;
    }

    /** Writes where documents are kept, or fails because they are being moved. */
    <T> T write(Function<Documents, T> write) {
        kept();
        if (!Patience.locks(writing.readLock(), TURN_MAX)) {
            throw late("Where documents are kept is being changed");
        }
        try {
            var now = kept;
            if (!open || now == null || isOver(SEEN_MAX)) {
                throw new DocumentsFailure(
                        Reason.BUSY, "Documents are being moved to another store", null);
            }
            return write.apply(now.documents());
        } finally {
            writing.readLock().unlock();
        }
    }

    /** Looks, unless that was done a moment ago. */
    void look() {
        look(EVERY);
    }

    private boolean isOver(Duration time) {
        return nanoTime.getAsLong() - seenAt > time.toNanos();
    }

    private void look(Duration notLonger) {
        if (!Patience.locks(looking, TURN_MAX)) {
            throw late("Nobody could say where documents are kept");
        }
        try {
            lookAlone(notLonger);
        } finally {
            looking.unlock();
        }
    }

    private static DocumentsFailure late(String what) {
        return new DocumentsFailure(Reason.TIMEOUT, what + " in time", null);
    }

    private void lookAlone(Duration notLonger) {
        if (kept != null && !isOver(notLonger)) {
            return;
        }
        long begun = nanoTime.getAsLong();
        var failed = failure;
        if (failed != null && begun - failedAt < EVERY.toNanos()) {
            throw PostgresFailures.of("say where documents are", failed);
        }
        try {
            see(home.at());
            seenAt = begun;
            failure = null;
        } catch (DataAccessException e) {
            failure = e;
            failedAt = nanoTime.getAsLong();
            throw PostgresFailures.of("say where documents are", e);
        }
    }

    private void see(At at) {
        if (at.closed()) {
            shut(at);
            share.close();
            return;
        }
        boolean ours = share.isOurs();
        var now = home.at(); // it may have been closed before the lock was ours
        var before = kept;
        boolean same = before != null && Objects.equals(before.name(), now.store());
        if (!ours || now.closed() || !same) {
            shut(now);
        }
        open = ours && !now.closed();
    }

    /** What is under way ends first. */
    private void shut(At at) {
        open = false;
        if (!Patience.locks(writing.writeLock(), TURN_MAX)) {
            throw late("What is being written did not end");
        }
        try {
            var before = kept;
            if (before == null || !Objects.equals(before.name(), at.store())) {
                kept = new Kept(at.store(), stores.apply(at.store()));
            }
        } finally {
            writing.writeLock().unlock();
        }
    }

    @Override
    public void close() {
        open = false;
        share.close();
    }
}
