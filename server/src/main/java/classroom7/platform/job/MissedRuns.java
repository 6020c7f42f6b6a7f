package classroom7.platform.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says once in the log that a job did not run when it should, and once that it did after all. It is
 * none of the jobs and asks none of them, so that it also notices that nobody runs any; web
 * processes have it too.
 */
public final class MissedRuns implements Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(MissedRuns.class);
    private static final Duration EVERY = Duration.ofSeconds(20);

    private final Jobs jobs;
    private final InstantSource clock;
    private final Set<String> said = new HashSet<>();
    private @Nullable Instant begun;
    private boolean entered;

    public MissedRuns(Jobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "job alarm";
    }

    @Override
    public Duration pause() {
        return EVERY;
    }

    /** What was due while nothing was switched on has its time to run first. */
    @Override
    public void run() {
        if (!entered) {
            jobs.enter();
            entered = true;
        }
        var now = clock.instant();
        var since = begun == null ? now : begun;
        begun = since;
        if (!now.isBefore(since.plus(Standing.LATE_MAX))) {
            jobs.all().forEach(standing -> judge(standing, now));
        }
    }

    private void judge(Standing job, Instant now) {
        var name = job.duty().name();
        if (job.state(now) == Standing.State.MISSED) {
            if (said.add(name)) {
                LOG.warn("{}", missed(job));
            }
        } else if (said.remove(name)) {
            LOG.info("The job {} runs again", name);
        }
    }

    private static String missed(Standing job) {
        var name = job.duty().name();
        return job.running() == null
                ? "The job "
                        + name
                        + " was due at "
                        + job.next()
                        + " and did not run. Does a process run jobs (`c7 up`, `c7 work`)? See `c7 jobs`."
                : "The job "
                        + name
                        + " runs since "
                        + job.running()
                        + " and is due again. See `c7 jobs`.";
    }

    /** The jobs of which it said that they did not run, and not yet that they do. */
    Set<String> said() {
        return Set.copyOf(said);
    }
}
