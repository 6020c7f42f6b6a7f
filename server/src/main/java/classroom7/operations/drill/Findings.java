package classroom7.operations.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What should not be: all counted, the first ones kept. Used by many threads. */
final class Findings {
    private static final int KEPT_MAX = 50;

    private final List<String> kept = new ArrayList<>();
    private int count;

    synchronized void add(String sentence, @Nullable Object... words) {
        count++;
        if (kept.size() < KEPT_MAX) {
            kept.add(String.format(Locale.ROOT, sentence, words));
        }
    }

    synchronized int count() {
        return count;
    }

    synchronized List<String> kept() {
        return List.copyOf(kept);
    }
}
