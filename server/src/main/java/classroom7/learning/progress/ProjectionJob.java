package classroom7.learning.progress;

import classroom7.documents.DocumentsFailure;
import classroom7.platform.job.Recurring;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import tools.jackson.core.JacksonException;

/**
 * Keeps marks and cells of every organization up to date. After a run that was long it pauses
 * longer: while many answer at once, theirs come first, and what they touched is computed once for
 * several answers.
 */
public final class ProjectionJob implements Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(ProjectionJob.class);
    private static final Duration PAUSE_MIN = Duration.ofMillis(250);
    private static final Duration PAUSE_MAX = Duration.ofMillis(700);
    private static final int PAUSE_PER_RUN = 2;

    /** A write open for longer is named in the log, once. */
    private static final int HELD_BACK_SECONDS_MAX = 10;

    private static final int LOOKED_AT_EVERY = 20;

    private final Projection projection;
    private volatile Duration pause = PAUSE_MIN;
    private int runs;
    private boolean said;

    public ProjectionJob(Projection projection) {
        this.projection = projection;
    }

    @Override
    public String name() {
        return "progress";
    }

    @Override
    public Duration pause() {
        return pause;
    }

    @Override
    public void run() {
        long begun = System.nanoTime();
        catchUpAll();
        long nanos = PAUSE_PER_RUN * (System.nanoTime() - begun);
        pause = Duration.ofNanos(Math.clamp(nanos, PAUSE_MIN.toNanos(), PAUSE_MAX.toNanos()));
        if (runs++ % LOOKED_AT_EVERY == 0) {
            warn(projection.heldBackSeconds());
        }
    }

    /** One whose documents cannot be read, or not be understood, holds no other back. */
    private void catchUpAll() {
        RuntimeException failure = null;
        for (var organization : projection.organizations()) {
            try {
                projection.catchUp(organization);
            } catch (DocumentsFailure
                    | DataAccessException
                    | TransactionException
                    | JacksonException
                    | IllegalArgumentException e) { // thrown when the others have had their turn
                failure = e;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void warn(int seconds) {
        boolean held = seconds > HELD_BACK_SECONDS_MAX;
        if (held && !said) {
            LOG.warn(
                    "Marks wait for answers since {} s: a transaction that writes is open that long (pg_stat_activity, backend_xid)",
                    seconds);
        }
        said = held;
    }
}
