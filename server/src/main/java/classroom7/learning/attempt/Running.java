package classroom7.learning.attempt;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.platform.database.Touches;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The attempts whose time is asked for once a second, kept while nothing of them is touched: asking
 * again asks nothing of the database.
 */
final class Running {
    static final int ATTEMPTS_MAX = 20_000;

    private final AttemptStore store;
    private final Touches touches;
    private final Map<Key, Kept> attempts = new ConcurrentHashMap<>();

    Running(AttemptStore store, Touches touches) {
        this.store = store;
        this.touches = touches;
    }

    private record Key(PersonId person, LessonId lesson) {}

    private record Kept(Attempt attempt, Touches.Basis basis) {}

    /** The person's newest attempt; null: none has begun. */
    @Nullable Attempt current(PersonId person, LessonId lesson) {
        var key = new Key(person, lesson);
        var kept = attempts.get(key);
        if (kept != null && touches.stands(kept.basis())) {
            return kept.attempt();
        }
        var before = touches.now();
        var read = store.current(person, lesson);
        // Rare and harmless: what is asked next is read again.
        if (attempts.size() >= ATTEMPTS_MAX) {
            attempts.clear();
        }
        if (read == null) {
            attempts.remove(key);
        } else {
            var subjects = List.of(person.value(), lesson.value(), lesson + ":" + person);
            attempts.put(key, new Kept(read, touches.basis(before, subjects)));
        }
        return read;
    }
}
