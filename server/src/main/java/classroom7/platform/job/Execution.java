package classroom7.platform.job;

import classroom7.platform.database.Database;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One job as the library runs it: notes each run, and says when it is due next. */
final class Execution {
    /** So many runs of each job are kept. */
    static final int RUNS_KEPT = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Execution.class);
    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
    private static final Duration AGAIN_AFTER_MAX = Duration.ofHours(1);
    private static final int DOUBLINGS_MAX = 6;
    private static final int MESSAGE_LENGTH_MAX = 500;

    private final Job job;
    private final Duty duty;
    private final ScheduleStore schedule;
    private final RunStore runs;
    private final Database database;
    private final InstantSource clock;
    private final String process;
    private final AtomicInteger here = new AtomicInteger();

    Execution(Job job, Database database, InstantSource clock, String process) {
        this.job = job;
        this.duty = job.duty();
        this.schedule = new ScheduleStore(database);
        this.runs = new RunStore(database);
        this.database = database;
        this.clock = clock;
        this.process = process;
    }

    CustomTask<Void> task() {
        return Tasks.custom(duty.name(), Void.class)
                .onFailure(this::failed)
                .onDeadExecution(this::revive)
                .execute((instance, context) -> due(context));
    }

    private CompletionHandler<Void> due(ExecutionContext context) {
        here.incrementAndGet();
        try {
            var asked = schedule.takeAsked(duty.name());
            if (asked == null && schedule.isPaused(duty.name())) {
                return this::done;
            }
            var due = context.getExecution().executionTime;
            var beginning =
                    new RunStore.Beginning(duty.name(), due, clock.instant(), asked, process);
            long id = database.transaction(() -> runs.begin(beginning));
            return run(id, context);
        } finally {
            here.decrementAndGet();
        }
    }

    /** What is stopped on its way is no failure: it is due at once, for whoever comes next. */
    private CompletionHandler<Void> run(long id, ExecutionContext context) {
        try {
            end(id, Run.Outcome.DONE, job.run());
            return this::done;
        } catch (RuntimeException | Error e) {
            if (!context.getSchedulerState().isShuttingDown()) {
                end(id, Run.Outcome.FAILED, String.valueOf(e.getMessage()));
                throw e;
            }
            Thread.interrupted(); // what is left to do is to say so
            end(id, Run.Outcome.STOPPED, "");
            return (complete, operations) -> operations.reschedule(complete, clock.instant());
        }
    }

    private void end(long id, Run.Outcome outcome, String message) {
        var said =
                message.length() > MESSAGE_LENGTH_MAX
                        ? message.substring(0, MESSAGE_LENGTH_MAX)
                        : message;
        runs.end(id, clock.instant(), outcome, said.replace('\0', ' '));
        runs.trim(duty.name(), RUNS_KEPT);
    }

    private void done(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        operations.reschedule(complete, duty.plan().next(later(complete)));
    }

    private void failed(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        int before = Math.min(complete.getExecution().consecutiveFailures, DOUBLINGS_MAX);
        var wait = AGAIN_AFTER.multipliedBy(1L << before);
        var again =
                later(complete).plus(wait.compareTo(AGAIN_AFTER_MAX) < 0 ? wait : AGAIN_AFTER_MAX);
        var planned = duty.plan().next(later(complete));
        var next = again.isBefore(planned) ? again : planned;
        LOG.error(
                "The job {} failed; it runs again at {}",
                duty.name(),
                next,
                complete.getCause().orElse(null));
        operations.reschedule(complete, next);
    }

    /** Also where the clock of who ran it is behind the schedule, it is not due twice. */
    private static Instant later(ExecutionComplete complete) {
        var due = complete.getExecution().executionTime;
        return complete.getTimeDone().isAfter(due) ? complete.getTimeDone() : due;
    }

    /**
     * Nobody says any more that it is alive. A machine that slept finds its own run like that: it
     * goes on.
     */
    private void revive(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        if (here.get() > 0) {
            return;
        }
        var now = clock.instant();
        LOG.warn("The process that ran the job {} is gone; it is begun anew", duty.name());
        runs.close(duty.name(), now);
        operations.reschedule(complete, now);
    }
}
