package classroom7.platform.mail;

import classroom7.platform.database.Database;
import classroom7.platform.job.Crew;
import classroom7.platform.job.Duty;
import classroom7.platform.job.Job;
import classroom7.platform.job.Plan;
import classroom7.platform.job.Repeat;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;

/** Forgets letters that ended long ago; links to unsubscribe work as long as they are known. */
public final class MailSweep implements Job {
    static final Duration KEPT = Duration.ofDays(60);

    private static final Duration EVERY = Duration.ofHours(6);

    private final MailStore store;
    private final InstantSource clock;

    public MailSweep(Database database, InstantSource clock) {
        this.store = new MailStore(database);
        this.clock = clock;
    }

    @Override
    public Duty duty() {
        return new Duty(
                "mail-sweep", new Plan.Every(EVERY), Crew.HOUSEKEEPING, Repeat.FINDS_NOTHING);
    }

    @Override
    public String run() {
        return String.format(
                Locale.ROOT, "%d letters forgotten", store.sweep(clock.instant().minus(KEPT)));
    }
}
