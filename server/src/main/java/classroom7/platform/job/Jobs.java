package classroom7.platform.job;

import classroom7.platform.database.Database;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** All jobs of the installation: how they stand, and what the operator says about them. */
public final class Jobs {
    /** So many runs of each are shown. */
    public static final int SHOWN_MAX = Execution.RUNS_KEPT;

    /** Who runs one and was not heard of for so long does not run it any more. */
    private static final Duration SILENT_AFTER = Duration.ofSeconds(60);

    /** Longer ago it may be one that there is no more. */
    private static final Duration LOOPS_REMEMBERED = Duration.ofDays(7);

    private final Map<String, Job> jobs = new TreeMap<>();
    private final Database database;
    private final InstantSource clock;
    private final String process;
    private final ScheduleStore schedule;
    private final RunStore runs;

    /** What became of a word about a job. */
    public sealed interface Saying {
        record Done(Standing job) implements Saying {}

        /** It runs just now: nothing was changed. */
        record Running(Standing job) implements Saying {}

        record NotFound() implements Saying {}
    }

    /**
     * @param process what this process is called, for who asks which one ran a job
     */
    public Jobs(
            Collection<? extends Job> all, Database database, InstantSource clock, String process) {
        all.forEach(job -> {
            if (jobs.put(job.duty().name(), job) != null) {
                throw new IllegalStateException("Two jobs are called " + job.duty().name());
            }
        });
        this.database = database;
        this.clock = clock;
        this.process = process;
        this.schedule = new ScheduleStore(database);
        this.runs = new RunStore(database);
    }

    /**
     * Begins to run what is due, and the loops. The database need not be reached yet.
     *
     * @param beats hears how the loops go
     */
    public Working begin(Collection<? extends Recurring> loops, Beats beats) {
        var ends = shifts(job -> true, Shift.LOOKED_EVERY);
        ends.add(JobRunner.start(loops, beats)::close);
        return new Working(ends);
    }

    /** Runs one job alone when it is due, for a command while nobody else is at work. */
    public Working begin(String name) {
        return new Working(shifts(job -> job.duty().name().equals(name), Shift.LOOKED_EVERY));
    }

    /** The same, for tests: all of them, looking more often. */
    Working begin(Duration every) {
        return new Working(shifts(job -> true, every));
    }

    private List<Runnable> shifts(Predicate<Job> mine, Duration every) {
        var tasks = new EnumMap<Crew, List<Task<?>>>(Crew.class);
        jobs.values().stream()
                .filter(mine)
                .forEach(job ->
                        tasks.computeIfAbsent(job.duty().crew(), crew -> new ArrayList<>())
                                .add(new Execution(job, database, clock, process).task()));
        var ends = new ArrayList<Runnable>();
        var here = new Shift.Here(database, clock, process);
        tasks.forEach((crew, its) -> {
            var shift = new Shift(crew, its, here, every);
            shift.start();
            ends.add(shift::close);
        });
        return ends;
    }

    /** Puts on the schedule what is not on it yet. */
    public void enter() {
        var now = clock.instant();
        for (var job : jobs.values()) {
            var duty = job.duty();
            database.transact(() -> schedule.enter(duty, duty.plan().next(now)));
        }
    }

    /** All of them, by name. */
    public List<Standing> all() {
        var now = clock.instant();
        var lines = schedule.lines();
        var newest = runs.newest(SHOWN_MAX);
        return jobs.values().stream()
                .map(Job::duty)
                .map(duty -> {
                    var its = newest.getOrDefault(duty.name(), List.of());
                    return standing(duty, lines.get(duty.name()), its, now);
                })
                .toList();
    }

    private static Standing standing(
            Duty duty, ScheduleStore.@Nullable Line line, List<Run> runs, Instant now) {
        if (line == null) {
            return new Standing(duty, null, null, null, runs);
        }
        boolean isRun = line.runs(now, SILENT_AFTER);
        var latest = runs.isEmpty() || runs.getFirst().ended() != null ? null : runs.getFirst();
        var running = latest == null || !isRun ? null : latest.started();
        return new Standing(duty, line.next(), running, line.pausedBy(), runs);
    }

    /** How one stands, with its runs. */
    public Saying look(String name) {
        return jobs.containsKey(name) ? new Saying.Done(standing(name)) : new Saying.NotFound();
    }

    /** What repeats all the time, by name, as whoever was at work in the last week said. */
    public List<Loop> loops() {
        var since = clock.instant().minus(LOOPS_REMEMBERED);
        return schedule.loops().stream().filter(loop -> loop.beat().isAfter(since)).toList();
    }

    /** Whether some process runs what is due. */
    public boolean isAnybodyAtWork() {
        var now = clock.instant();
        return loops().stream().max(Comparator.comparing(Loop::beat)).stream()
                .anyMatch(loop -> !loop.isSilent(now));
    }

    /** Has it run now, whether or not it is paused or due; by whoever is at work. */
    public Saying run(String name, String by) {
        if (!jobs.containsKey(name)) {
            return new Saying.NotFound();
        }
        enter();
        var now = clock.instant();
        return database.transaction(() -> {
            if (!schedule.hasten(name, now)) {
                return new Saying.Running(standing(name));
            }
            schedule.ask(name, now, by);
            return new Saying.Done(standing(name));
        });
    }

    /** From now on it is left out when it is due, until it is resumed; a run under way goes on. */
    public Saying pause(String name, String by) {
        return said(name, () -> schedule.pause(name, clock.instant(), by));
    }

    /** From now on it runs again when it is due. */
    public Saying resume(String name) {
        return said(name, () -> schedule.resume(name));
    }

    private Saying said(String name, Runnable change) {
        if (!jobs.containsKey(name)) {
            return new Saying.NotFound();
        }
        enter();
        change.run();
        return new Saying.Done(standing(name));
    }

    private Standing standing(String name) {
        return all().stream().filter(job -> job.duty().name().equals(name)).findAny().orElseThrow();
    }
}
