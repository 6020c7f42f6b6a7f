package classroom7.platform.failure;

import classroom7.platform.database.Database;
import classroom7.platform.failure.FailureStore.Seen;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * What nobody expected to go wrong, in all processes. Seeing one costs some microseconds: equal
 * ones are counted in memory and written together by {@link #keep}. While the database is away they
 * wait, and what waits when the process ends is left in its home for the next one.
 */
public final class Failures implements AutoCloseable {
    /** Groups that wait to be written; of further kinds only how many is known. */
    public static final int WAITING_MAX = 200;

    /** Groups that are kept; those that were seen longest ago go. */
    public static final int GROUPS_MAX = 2_000;

    /** Examples of each group, the newest. */
    public static final int EXAMPLES_MAX = 20;

    /** Examples of a group that are noted in one keeping, the first. */
    static final int EXAMPLES_AT_ONCE = 3;

    private static final int SHAPES_MAX = 500;
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final FailureStore store;
    private final Database database;
    private final LeftBehind left;
    private final InstantSource clock;
    private final String process;
    private final Map<Long, Fingerprint> shapes = new ConcurrentHashMap<>();
    private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
    private final LongAdder beyond = new LongAdder();

    /**
     * @param home where what cannot be written now is left
     * @param process what this process is called
     */
    public Failures(Database database, Path home, InstantSource clock, String process) {
        this.store = new FailureStore(database);
        this.database = database;
        this.left = new LeftBehind(home);
        this.clock = clock;
        this.process = process;
    }

    /** What came of a group since the last keeping. */
    record Waiting(Fingerprint group, Seen seen, List<Failure.Example> examples) {
        Waiting and(Waiting later) {
            var all = new ArrayList<>(examples);
            later.examples().stream()
                    .limit(Math.max(0, EXAMPLES_AT_ONCE - all.size()))
                    .forEach(all::add);
            var sum = seen.count() + later.seen().count();
            return new Waiting(group, new Seen(sum, seen.first(), later.seen().last()), all);
        }
    }

    /** Takes note; never throws, never waits. */
    public void see(Throwable thrown, Circumstances about) {
        var group = group(thrown);
        var now = clock.instant();
        boolean known = waiting.containsKey(group.id());
        if (!known && waiting.size() >= WAITING_MAX) {
            beyond.increment();
            return;
        }
        waiting.compute(
                group.id(),
                (id, before) -> {
                    if (before != null && before.examples().size() >= EXAMPLES_AT_ONCE) {
                        return before.and(new Waiting(group, new Seen(1, now, now), List.of()));
                    }
                    var example = example(thrown, about, now, process);
                    var one = new Waiting(group, new Seen(1, now, now), List.of(example));
                    return before == null ? one : before.and(one);
                });
    }

    /** Leaves a failure of a command in the home, for whoever keeps next. */
    public static void leave(Path home, Throwable thrown, Instant now, String process) {
        var example = example(thrown, Circumstances.NONE, now, process);
        var one = new Waiting(Fingerprint.of(thrown), new Seen(1, now, now), List.of(example));
        new LeftBehind(home).add(one);
    }

    /** Writes what waits, and what others left in the home. */
    public void keep() {
        for (var file : left.files()) {
            var read = left.read(file);
            if (read == null || write(read)) {
                left.remove(file);
            }
        }
        for (var id : List.copyOf(waiting.keySet())) {
            var taken = waiting.remove(id);
            if (taken != null && !write(taken)) {
                waiting.merge(id, taken, (since, before) -> before.and(since));
                return;
            }
        }
        long more = beyond.sumThenReset();
        if (more > 0) {
            LOG.warn("{} failures of more than {} kinds were not kept", more, WAITING_MAX);
        }
    }

    public List<Failure> newest(int limit) {
        return store.newest(limit);
    }

    public @Nullable Failure find(String id) {
        return store.find(id);
    }

    /** False: there is no such group any more. */
    public boolean setState(String id, Failure.State state) {
        return store.setState(id, state);
    }

    /** News that nobody was told of yet; told once the caller's transaction commits. */
    public List<Failure> takeUntold(int limit) {
        return store.takeUntold(limit);
    }

    /** What cannot be written any more is left in the home. */
    @Override
    public void close() {
        keep();
        waiting.values().forEach(left::add);
        waiting.clear();
    }

    private boolean write(Waiting one) {
        try {
            database.transact(() -> {
                store.add(one.group(), one.seen());
                one.examples().forEach(example -> store.add(one.group().id(), example));
                store.trim(one.group().id(), EXAMPLES_MAX, GROUPS_MAX);
            });
            return true;
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Failures cannot be written now and wait: {}", e.getMessage());
            return false;
        }
    }

    private Fingerprint group(Throwable thrown) {
        long shape = shape(thrown);
        var known = shapes.get(shape);
        if (known == null) {
            known = Fingerprint.of(thrown);
            if (shapes.size() < SHAPES_MAX) {
                shapes.put(shape, known);
            }
        }
        return known;
    }

    /** Equal for equal stacks; cheap, because names and their hashes are kept by the machine. */
    private static long shape(Throwable thrown) {
        long shape = 0;
        Throwable at = thrown;
        for (int depth = 0; at != null && depth < Fingerprint.CAUSES_MAX; depth++) {
            shape = 31 * shape + at.getClass().getName().hashCode();
            for (var frame : at.getStackTrace()) {
                shape = 1_000_003 * shape + frame.hashCode();
            }
            at = at.getCause();
        }
        return shape;
    }

    private static Failure.Example example(
            Throwable thrown, Circumstances about, Instant now, String process) {
        var message = thrown.getMessage();
        return new Failure.Example(
                about.told(),
                now,
                Masks.without(message == null ? "" : message),
                about.request(),
                about.person(),
                process,
                Release.NAME);
    }
}
