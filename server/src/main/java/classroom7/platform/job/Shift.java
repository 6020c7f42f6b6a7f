package classroom7.platform.job;

import classroom7.platform.database.Database;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One crew at work in this process. Its jobs run on threads of the machine, which share the
 * processors by time: work without a pause on a virtual thread would keep requests waiting.
 */
final class Shift implements AutoCloseable {
    static final Duration LOOKED_EVERY = Duration.ofSeconds(1);

    /**
     * How often a process says that it is alive. The library calls it dead after four that are
     * missing, and looks every other time: at most 6 of them until its jobs are begun anew.
     */
    static final Duration HEARTBEAT = Duration.ofSeconds(4);

    static final int HEARTBEATS_MISSED_MAX = 4;
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(4);
    private static final Duration IDLE_MAX = Duration.ofSeconds(30);

    private final Scheduler scheduler;

    /**
     * @param every how often it is looked for what is due
     */
    Shift(Crew crew, List<Task<?>> tasks, Here here, Duration every) {
        var names = Thread.ofPlatform().daemon().name(crew.code() + " job ", 1).factory();
        var beats = Thread.ofPlatform().daemon().name(crew.code() + " heartbeat").factory();
        var looks = Thread.ofVirtual().name(crew.code() + " schedule").factory();
        scheduler =
                Scheduler.create(here.database().source(), tasks)
                        .tableName(crew.table())
                        .jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                        .schedulerName(new SchedulerName.Fixed(here.process()))
                        .clock(here.clock()::instant)
                        .threads(crew.threads())
                        .executorService(threads(crew, names))
                        .dueExecutor(Executors.newSingleThreadExecutor(looks))
                        .housekeeperExecutor(Executors.newSingleThreadScheduledExecutor(beats))
                        .pollUsingLockAndFetch(0.5, 1.0)
                        .pollingInterval(every)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(HEARTBEATS_MISSED_MAX)
                        .shutdownMaxWait(ENDS_WITHIN)
                        .failureLogging(LogLevel.OFF, false)
                        .build();
    }

    /** What tells it where, when and who it is. */
    record Here(Database database, InstantSource clock, String process) {}

    void start() {
        scheduler.start();
    }

    /** What runs has 4 seconds to end, and is then interrupted; 4 more, and it is left behind. */
    @Override
    public void close() {
        scheduler.stop();
    }

    private static ExecutorService threads(Crew crew, ThreadFactory names) {
        var threads =
                new ThreadPoolExecutor(
                        crew.threads(),
                        crew.threads(),
                        IDLE_MAX.toSeconds(),
                        TimeUnit.SECONDS,
                        new LinkedBlockingQueue<>(crew.threads()),
                        names);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }
}
