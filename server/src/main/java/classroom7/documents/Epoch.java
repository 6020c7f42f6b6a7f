package classroom7.documents;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import java.sql.Timestamp;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The installation's epoch: made once, changed by whoever restores a backup, which no running
 * process survives.
 */
public final class Epoch {
    private final EpochStore store;
    private final Ids ids;
    private final InstantSource clock;
    private volatile @Nullable String known;

    public Epoch(Database database, Ids ids, InstantSource clock) {
        this.store = new EpochStore(database);
        this.ids = ids;
        this.clock = clock;
    }

    /** The epoch; the first call of a new installation makes it. */
    public String current() {
        var epoch = known;
        if (epoch == null) {
            epoch = store.findOrMake(ids.next(), Timestamp.from(clock.instant()));
            known = epoch;
        }
        return epoch;
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
