package classroom7.people.signin;

import classroom7.platform.database.Database;
import classroom7.platform.job.Recurring;
import java.time.Duration;
import java.time.InstantSource;

/** Throws away what signing in leaves behind: sessions, links and tries that are long over. */
public final class Sweep implements Recurring {
    /** A session that is over can be looked at for so long, by whoever asks what happened. */
    static final Duration SESSIONS_KEPT = Duration.ofDays(90);

    static final Duration LINKS_KEPT = Duration.ofDays(30);

    private final SweepStore store;
    private final InstantSource clock;

    public Sweep(Database database, InstantSource clock) {
        this.store = new SweepStore(database);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "sign-in sweep";
    }

    @Override
    public Duration pause() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        var now = clock.instant();
        store.sessions(now.minus(SESSIONS_KEPT));
        store.links(now.minus(LINKS_KEPT));
        store.failures(now.minus(Throttle.WINDOW));
    }
}
