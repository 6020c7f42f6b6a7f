package classroom7.documents;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The installation's epoch: made once, changed by whoever restores a backup. A process that runs on
 * meanwhile notices it soon.
 */
public final class Epoch {
    private static final long EVERY_NANOS = 1_000_000_000;

    private final EpochStore store;
    private final Ids ids;
    private final InstantSource clock;
    private final AtomicLong lookAgainAt = new AtomicLong(System.nanoTime());
    private volatile @Nullable String known;

    public Epoch(Database database, Ids ids, InstantSource clock) {
        this.store = new EpochStore(database);
        this.ids = ids;
        this.clock = clock;
        database.touches().alsoLook(touches -> look());
    }

    /** The epoch; the first call of a new installation makes it. Costs nothing after that. */
    public String current() {
        var epoch = known;
        if (epoch == null) {
            epoch = store.findOrMake(ids.next(), Timestamp.from(clock.instant()));
            known = epoch;
        }
        return epoch;
    }

    /** Reads it again if that was not done lately: another process may have renewed it. */
    void look() {
        long now = System.nanoTime();
        long due = lookAgainAt.get();
        if (known != null && now - due >= 0 && lookAgainAt.compareAndSet(due, now + EVERY_NANOS)) {
            var found = store.find();
            known = found == null ? known : found; // one just made may not be committed yet
        }
    }

    /**
     * Begins a new epoch, because what the store holds is of an earlier moment than devices have
     * seen. Learners' devices then send again what they hold.
     */
    public String renew() {
        current();
        var epoch = ids.next();
        store.renew(epoch, Timestamp.from(clock.instant()));
        known = epoch;
        return epoch;
    }
}
