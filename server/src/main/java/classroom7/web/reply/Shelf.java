package classroom7.web.reply;

import classroom7.base.PersonId;
import classroom7.people.access.Actor;
import classroom7.platform.database.Touches;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finished pages that are shown again to the person they were made for, without asking anything,
 * for as long as they stand. Those that were not seen for longest leave first.
 */
public final class Shelf {
    static final long BYTES_MAX = 12 << 20;
    private static final int OVERHEAD_BYTES = 500;

    private final Touches touches;
    private final InstantSource clock;
    private final LinkedHashMap<Key, Kept> pages = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    public Shelf(Touches touches, InstantSource clock) {
        this.touches = touches;
        this.clock = clock;
    }

    /** A page as it was sent, and for whom: name, language and zone are printed on it. */
    record Kept(Actor reader, byte[] bytes, String tag, Page.Keeping keeping) {}

    private record Key(PersonId person, String path) {}

    /** The page of this path for this person as they are now; null: it is to be made. */
    @Nullable Kept find(Actor actor, String path) {
        var key = new Key(actor.person(), path);
        Kept kept;
        synchronized (pages) {
            kept = pages.get(key);
        }
        if (kept == null) {
            return null;
        }
        if (kept.reader().equals(withoutSession(actor))
                && clock.instant().isBefore(kept.keeping().until())
                && touches.stands(kept.keeping().basis())) {
            return kept;
        }
        return null;
    }

    void put(Actor actor, String path, Kept kept) {
        synchronized (pages) {
            var before = pages.put(new Key(actor.person(), path), kept);
            bytes += size(kept) - (before == null ? 0 : size(before));
            var eldest = pages.entrySet().iterator();
            while (bytes > BYTES_MAX && eldest.hasNext()) {
                bytes -= size(eldest.next().getValue());
                eldest.remove();
            }
        }
    }

    /** Nothing on a page says by which session it was asked for. */
    static Actor withoutSession(Actor actor) {
        return new Actor(
                actor.person(),
                actor.name(),
                actor.email(),
                actor.operator(),
                actor.language(),
                actor.zone(),
                "");
    }

    private static int size(Kept kept) {
        return kept.bytes().length + OVERHEAD_BYTES;
    }
}
