package classroom7.learning.lesson;

import classroom7.base.LessonId;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest published content of the lessons that are read, parsed. A version never changes, so
 * that who holds it need not fetch it again. The least recently read leave first.
 */
final class ContentCache {
    /** Characters of JSON, of all together. */
    static final long LENGTH_MAX = 4 << 20;

    record Held(int version, Content content, int length) {}

    private final LinkedHashMap<LessonId, Held> kept = new LinkedHashMap<>(64, 0.75f, true);
    private long length;

    synchronized @Nullable Held find(LessonId lesson) {
        return kept.get(lesson);
    }

    Content keep(LessonId lesson, int version, String json) {
        var content = Content.of(json);
        put(lesson, new Held(version, content, json.length()));
        return content;
    }

    private synchronized void put(LessonId lesson, Held held) {
        var before = kept.put(lesson, held);
        length += held.length() - (before == null ? 0 : before.length());
        var eldest = kept.entrySet().iterator();
        while (length > LENGTH_MAX && eldest.hasNext()) {
            length -= eldest.next().getValue().length();
            eldest.remove();
        }
    }
}
