package classroom7.documents;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/**
 * The installation's epoch: made once, changed by whoever restores a backup, which no running
 * process survives.
 */
public final class Epoch {
    private final EpochStore store;
    private static final long KNOWN_NANOS_MAX = 1_000_000_000;

    private final Ids ids;
    private final InstantSource clock;
    private final AtomicLong lookAgainAt = new AtomicLong(System.nanoTime());
    private volatile @Nullable String known;

    public Epoch(Database database, Ids ids, InstantSource clock) {
        this.store = new EpochStore(database);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The epoch; the first call of a new installation makes it. Who renews it is another process:
     * what was read is good for {@link #KNOWN_NANOS_MAX}.
     */
    public String current() {
        var epoch = known;
        long now = System.nanoTime();
        long due = lookAgainAt.get();
        if (epoch == null) {
            epoch = store.findOrMake(ids.next(), Timestamp.from(clock.instant()));
        } else if (now - due < 0 || !lookAgainAt.compareAndSet(due, now + KNOWN_NANOS_MAX)) {
            return epoch;
        } else {
            epoch = readAgain(epoch);
        }
        known = epoch;
        return epoch;
    }

    private String readAgain(String epoch) {
        try {
            return store.find();
        } catch (DataAccessException e) {
            return epoch; // the database is away: whoever needs it, too, finds out by itself
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
