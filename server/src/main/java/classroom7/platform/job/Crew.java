package classroom7.platform.job;

import java.util.Locale;

/**
 * Who does a job. Each crew has threads and a part of the schedule of its own: what waits for a
 * slow mail server never stands in the way of the night's work.
 */
public enum Crew {
    /** Seconds, in the database alone. */
    HOUSEKEEPING(2),

    /** Minutes to hours: what goes through everything there is. */
    NIGHT(2),

    /** What waits for other servers. */
    OUTSIDE(4);

    private final int threads;

    Crew(int threads) {
        this.threads = threads;
    }

    /** How many of its jobs run at once in one process. */
    int threads() {
        return threads;
    }

    /** As the schedule calls it. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The part of the schedule that is its own: see V9. */
    String table() {
        return "scheduled_tasks_" + code();
    }
}
