package classroom7.platform.database;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells a process whether what it has read and kept is still so.
 *
 * <p>Take a {@link #now moment}, read, and ask for the {@link #basis} of what was read: the
 * subjects it depends on. It {@link #stands} until one of them is touched, by this process or, seen
 * a little later, by any other; and only while the last look at what others touched began less than
 * {@link #TRUSTED_MAX} ago. So nobody acts on what was changed a second ago, and when the database
 * cannot be read nothing that was kept is used at all.
 */
public final class Touches implements AutoCloseable {
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
    static final Duration EVERY = Duration.ofMillis(200);
    static final Duration TRUSTED_MAX = Duration.ofMillis(800);

    /** After a longer silence everything is forgotten: what was touched may be swept already. */
    static final Duration SILENCE_MAX = Duration.ofSeconds(20);

    /** Whoever looks is waited for by a job. */
    private static final Duration LOOK_MAX = Duration.ofMinutes(3);

    static final Duration SWEPT_AFTER = Duration.ofSeconds(60);

    /** Subjects that share a place forget together, which costs a reading and harms nobody. */
    private static final int PLACES = 1 << 16;

    private static final Logger LOG = LoggerFactory.getLogger(Touches.class);

    private final ReentrantLock looking = new ReentrantLock();
    private final TouchStore store;
    private final LongSupplier nanoTime;
    private final AtomicLong moment = new AtomicLong();
    private final AtomicLongArray touchedAt = new AtomicLongArray(PLACES);
    private final List<Looking> others = new CopyOnWriteArrayList<>();
    private volatile long forgottenAt;
    private volatile long lookedAt;
    private volatile boolean trusted;
    private volatile @Nullable Thread thread;
    private @Nullable String since;
    private Set<TouchStore.Touch> known = Set.of();
    private @Nullable String sweptBefore;
    private long sweptAt;
    private boolean blind;

    /**
     * @param nanoTime a clock that only runs forward, as {@link System#nanoTime}
     */
    Touches(TouchStore store, LongSupplier nanoTime) {
        this.store = store;
        this.nanoTime = nanoTime;
        this.sweptAt = nanoTime.getAsLong();
    }

    /** When something was about to be read. */
    public record Moment(long at) {}

    /** What something that was read depends on, and since when. */
    public static final class Basis {
        private final long since;
        private final int[] places;

        private Basis(long since, int[] places) {
            this.since = since;
            this.places = places;
        }
    }

    /** Another source of changes, asked with each look; throws when it cannot be read. */
    @FunctionalInterface
    public interface Looking {
        void look(Touches touches);
    }

    /** Take it before reading: what changes from here on is noticed. */
    public Moment now() {
        return new Moment(moment.get());
    }

    public Basis basis(Moment since, Collection<String> subjects) {
        return new Basis(
                since.at(), subjects.stream().mapToInt(Touches::place).distinct().toArray());
    }

    /** Whether nothing of it was touched, as far as anybody can know. */
    public boolean stands(Basis basis) {
        if (!trusted
                || nanoTime.getAsLong() - lookedAt > TRUSTED_MAX.toNanos()
                || forgottenAt > basis.since) {
            return false;
        }
        for (int place : basis.places) {
            if (touchedAt.get(place) > basis.since) {
                return false;
            }
        }
        return true;
    }

    /** What this process knows by itself, at once. */
    public void touch(String subject) {
        long at = moment.incrementAndGet();
        touchedAt.accumulateAndGet(place(subject), at, Math::max);
    }

    /** Asks this source too, from now on. */
    public void alsoLook(Looking other) {
        others.add(other);
    }

    /** Begins to look, in a thread of its own, until closed. */
    public void start() {
        var started = Thread.ofVirtual().name("touches").unstarted(this::run);
        thread = started;
        started.start();
    }

    /**
     * Looks once: what was committed before the call is known after it. When nothing can be read,
     * nothing that was kept stands any more.
     */
    public void look() {
        if (!Patience.locks(looking, LOOK_MAX)) {
            forgottenAt = moment.incrementAndGet(); // who looks may have begun before us
            return;
        }
        try {
            lookAlone();
        } finally {
            looking.unlock();
        }
    }

    private void lookAlone() {
        long begun = nanoTime.getAsLong();
        boolean missed = !trusted || begun - lookedAt > SILENCE_MAX.toNanos();
        try {
            read(begun);
        } catch (DataAccessException | TransactionException e) {
            // Not only a log line: whatever was kept is not trusted from here on.
            trusted = false;
            if (!blind && thread != null) {
                LOG.warn("What was changed cannot be read: {}", e.getMessage());
            }
            blind = true;
            return;
        }
        if (missed) { // only now: what was read before this look may have changed unseen
            forgottenAt = moment.incrementAndGet();
        }
        blind = false;
        lookedAt = begun;
        trusted = true;
    }

    private void read(long begun) {
        var seen = store.since(since);
        for (var touch : seen.touches()) {
            if (!known.contains(touch)) {
                touch(touch.subject());
            }
        }
        others.forEach(other -> other.look(this));
        known = new HashSet<>(seen.touches());
        since = seen.oldestOpen();
        if (begun - sweptAt > SWEPT_AFTER.toNanos()) {
            // What ended before a snapshot of a minute ago was seen by all, or they forget it all.
            if (sweptBefore != null) {
                store.sweep(sweptBefore);
            }
            sweptBefore = seen.oldestOpen();
            sweptAt = begun;
        }
    }

    @Override
    public void close() {
        var running = thread;
        thread = null;
        trusted = false;
        if (running != null) {
            LockSupport.unpark(running);
            await(running);
        }
    }

    /** A look under way ends first: its connection is closed next. */
    private static void await(Thread running) {
        try {
            if (!running.join(CLOSE_MAX)) {
                LOG.warn("A look at the database did not end within {}", CLOSE_MAX);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (thread == Thread.currentThread()) {
            look();
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }

    private static int place(String subject) {
        int hash = subject.hashCode() * 0x9E3779B9;
        return hash >>> 16;
    }
}
