package classroom7.learning.question;

import classroom7.base.OrganizationId;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** Immutable question versions in memory, the least recently used leaving first. */
final class QuestionCache {
    /** Characters of JSON of all that is kept; in memory about three times as much. */
    static final long BYTES_MAX = 8L << 20;

    private record Key(OrganizationId organization, QuestionVersion.Pin pin) {}

    private record Kept(QuestionVersion version, int bytes) {}

    private final LinkedHashMap<Key, Kept> kept = new LinkedHashMap<>(256, 0.75f, true);
    private long bytes;

    synchronized @Nullable QuestionVersion find(
            OrganizationId organization, QuestionVersion.Pin pin) {
        var found = kept.get(new Key(organization, pin));
        return found == null ? null : found.version();
    }

    synchronized void keep(OrganizationId organization, QuestionVersion version, int size) {
        var before = kept.put(new Key(organization, version.pin()), new Kept(version, size));
        bytes += size - (before == null ? 0 : before.bytes());
        var eldest = kept.entrySet().iterator();
        while (bytes > BYTES_MAX && eldest.hasNext()) {
            bytes -= eldest.next().getValue().bytes();
            eldest.remove();
        }
    }

    synchronized long bytes() {
        return bytes;
    }
}
