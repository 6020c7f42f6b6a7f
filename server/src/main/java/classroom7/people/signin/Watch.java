package classroom7.people.signin;

import classroom7.platform.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Reads what was ended, revoked or changed, so that every process forgets it within a second: one
 * short query each 400 ms, whatever the number of sessions.
 */
public final class Watch implements AutoCloseable {
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);
    static final Duration EVERY = Duration.ofMillis(400);

    /**
     * How far each look reaches back, by the database's clock. A change is stamped before it is
     * committed; one that takes longer than this to commit would be missed.
     */
    static final Duration LOOK_BACK = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

    private final RecognitionStore store;
    private final Recognised sessions;
    private final Recognised tokens;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private volatile @Nullable Thread thread;
    private long lookedAt;
    private boolean blind;

    /**
     * @param nanoTime a clock that only runs forward, as {@link System#nanoTime}
     */
    public Watch(Database database, InstantSource clock, LongSupplier nanoTime) {
        this.store = new RecognitionStore(database);
        this.sessions = new Recognised(Sessions.IDLE_MAX, clock, nanoTime);
        this.tokens = new Recognised(Tokens.IDLE_MAX, clock, nanoTime);
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.lookedAt = nanoTime.getAsLong();
    }

    Recognised sessions() {
        return sessions;
    }

    Recognised tokens() {
        return tokens;
    }

    /** Begins to watch, in a thread of its own, until closed. */
    public void start() {
        var started = Thread.ofVirtual().name("sign-in watch").unstarted(this::run);
        thread = started;
        started.start();
    }

    /** Looks once: forgets what was ended since, and notes who was seen. */
    public synchronized void look() {
        var at = nanoTime.getAsLong();
        var changed = store.changedSince(LOOK_BACK);
        boolean missed = at - lookedAt > LOOK_BACK.toNanos() / 2;
        lookedAt = at;
        refresh(sessions, changed, missed, at);
        refresh(tokens, changed, missed, at);
        var seen = new HashSet<>(sessions.takeSeen());
        seen.addAll(tokens.takeSeen());
        if (!seen.isEmpty()) {
            store.seen(seen, clock.instant());
        }
    }

    private static void refresh(
            Recognised recognised, List<String> changed, boolean missed, long at) {
        if (missed) {
            recognised.forgetAll();
        } else {
            recognised.forget(changed);
        }
        recognised.watched(at);
    }

    @Override
    public void close() {
        var running = thread;
        thread = null;
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
            try {
                look();
                blind = false;
            } catch (DataAccessException | TransactionException e) {
                // Not only a log line: the cache stops being trusted, each request asks the
                // database.
                if (!blind) {
                    LOG.warn("The watch over ended sessions cannot read: {}", e.getMessage());
                }
                blind = true;
            }
            LockSupport.parkNanos(EVERY.toNanos());
        }
    }
}
