package classroom7.platform.job;

import classroom7.platform.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Remembers how the loops of this process go, and says so in the database, for whoever looks. */
public final class Beats implements Recurring {
    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Comparator<Loop> BY_NAME = Comparator.comparing(Loop::name);
    private static final int FAILURE_LENGTH_MAX = 500;

    private final ScheduleStore store;
    private final InstantSource clock;
    private final String process;
    private final Map<String, Loop> loops = new ConcurrentHashMap<>();

    /**
     * @param process what this process is called
     */
    public Beats(Database database, InstantSource clock, String process) {
        this.store = new ScheduleStore(database);
        this.clock = clock;
        this.process = process;
    }

    void worked(String name) {
        var now = clock.instant();
        loops.compute(
                name,
                (same, before) ->
                        before == null
                                ? new Loop(name, process, now, now, null, "")
                                : new Loop(
                                        name,
                                        process,
                                        now,
                                        now,
                                        before.failed(),
                                        before.failure()));
    }

    void failed(String name, RuntimeException failure) {
        var now = clock.instant();
        var text = String.valueOf(failure.getMessage()).replace('\0', ' ');
        var said = text.substring(0, Math.min(text.length(), FAILURE_LENGTH_MAX));
        loops.compute(
                name,
                (same, before) ->
                        new Loop(
                                name,
                                process,
                                now,
                                before == null ? null : before.worked(),
                                now,
                                said));
    }

    @Override
    public String name() {
        return "heartbeat";
    }

    @Override
    public Duration pause() {
        return EVERY;
    }

    @Override
    public void run() {
        var now = clock.instant();
        store.beat(loops.values().stream().map(loop -> loop.heard(now)).sorted(BY_NAME).toList());
    }
}
