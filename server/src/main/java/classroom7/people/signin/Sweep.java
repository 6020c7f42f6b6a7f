package classroom7.people.signin;

import classroom7.platform.database.Database;
import classroom7.platform.job.Crew;
import classroom7.platform.job.Duty;
import classroom7.platform.job.Job;
import classroom7.platform.job.Plan;
import classroom7.platform.job.Repeat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** Throws away what signing in leaves behind: sessions, links and tries that are long over. */
public final class Sweep implements Job {
    /** A session that is over can be looked at for so long, by whoever asks what happened. */
    static final Duration SESSIONS_KEPT = Duration.ofDays(90);

    static final Duration LINKS_KEPT = Duration.ofDays(30);

    private static final Duration EVERY = Duration.ofHours(6);

    private final SweepStore store;
    private final InstantSource clock;

    public Sweep(Database database, InstantSource clock) {
        this.store = new SweepStore(database);
        this.clock = clock;
    }

    @Override
    public Duty duty() {
        return new Duty(
                "sign-in-sweep", new Plan.Every(EVERY), Crew.HOUSEKEEPING, Repeat.FINDS_NOTHING);
    }

    @Override
    public String run() {
        var now = clock.instant();
        int sessions = store.sessions(now.minus(SESSIONS_KEPT));
        int links = store.links(now.minus(LINKS_KEPT));
        int failures = store.failures(now.minus(Throttle.WINDOW));
        return String.format(
                Locale.ROOT,
                "%d sessions, %d links and %d failed tries removed",
                sessions,
                links,
                failures);
    }
}
