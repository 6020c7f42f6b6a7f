package classroom7.people.signin;

import classroom7.people.access.Actor;
import classroom7.people.access.Secrets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The actors of sessions (or of tokens) in use, by the hash of their secret. An entry is trusted
 * only while the {@link Watch} has read what was ended less than a second ago; otherwise the
 * database is asked for every request, so that a watch that cannot read lets nobody in who was sent
 * out.
 */
final class Recognised {
    static final Duration WATCHED_MAX = Duration.ofSeconds(1);
    static final Duration SEEN_EVERY = Duration.ofMinutes(10);
    static final int ENTRIES_MAX = 50_000;

    /** An actor as loaded, and when it was last noted as seen. */
    record Entry(Actor actor, Instant seenAt) {}

    private final ConcurrentHashMap<String, Entry> entries = new ConcurrentHashMap<>();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private final Duration idleMax;
    private final InstantSource clock;
    private final LongSupplier nanoTime;
    private volatile long watchedAt;

    /**
     * @param idleMax what was not seen for longer is asked for again
     */
    Recognised(Duration idleMax, InstantSource clock, LongSupplier nanoTime) {
        this.idleMax = idleMax;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.watchedAt = nanoTime.getAsLong() - WATCHED_MAX.toNanos() - 1;
    }

    /** The actor of the secret, from memory or loaded by its hash; null when there is none. */
    @Nullable Actor find(String secret, Function<byte[], @Nullable Entry> load) {
        var hash = Secrets.hash(secret);
        var key = Base64.getEncoder().encodeToString(hash);
        var entry = isWatched() ? entries.get(key) : null;
        if (entry == null || entry.seenAt().plus(idleMax).isBefore(clock.instant())) {
            entry = load.apply(hash);
            if (entry == null) {
                entries.remove(key);
                return null;
            }
            keep(key, entry);
        }
        note(key, entry);
        return entry.actor();
    }

    /** Forgets sessions, tokens and persons by their ids. */
    void forget(Collection<String> ids) {
        var gone = new HashSet<>(ids);
        if (gone.isEmpty()) {
            return;
        }
        entries.values()
                .removeIf(entry ->
                        gone.contains(entry.actor().session())
                                || gone.contains(entry.actor().person().value()));
    }

    void forgetAll() {
        entries.clear();
    }

    /** What the watch read was true at this time of {@code nanoTime}. */
    void watched(long at) {
        watchedAt = at;
    }

    /** The ids seen since the last call that are due for a note. */
    Set<String> takeSeen() {
        var taken = Set.copyOf(seen);
        seen.removeAll(taken);
        return taken;
    }

    private boolean isWatched() {
        return nanoTime.getAsLong() - watchedAt <= WATCHED_MAX.toNanos();
    }

    private void keep(String key, Entry entry) {
        if (entries.size() >= ENTRIES_MAX) {
            // Rare and harmless: the next request of each loads it again.
            entries.clear();
        }
        entries.put(key, entry);
    }

    private void note(String key, Entry entry) {
        var now = clock.instant();
        if (entry.seenAt().plus(SEEN_EVERY).isBefore(now)) {
            seen.add(entry.actor().session());
            entries.replace(key, entry, new Entry(entry.actor(), now));
        }
    }
}
