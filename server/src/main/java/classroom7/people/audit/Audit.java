package classroom7.people.audit;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import java.time.InstantSource;

/**
 * Notes deeds, in the transaction of the caller so that a deed and its note stand or fall together.
 */
public final class Audit {
    private final AuditStore store;
    private final Ids ids;
    private final InstantSource clock;

    public Audit(Database database, Ids ids, InstantSource clock) {
        this.store = new AuditStore(database);
        this.ids = ids;
        this.clock = clock;
    }

    /** Notes the deed with the time. */
    public void note(Deed deed) {
        store.add(ids.next(), clock.instant(), deed);
    }
}
