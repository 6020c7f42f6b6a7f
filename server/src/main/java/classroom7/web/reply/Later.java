package classroom7.web.reply;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When a refused request is worth another try: what {@code Retry-After} says, in seconds (RFC 9110,
 * section 10.2.3; for 429 also RFC 6585, section 4).
 */
public final class Later {
    public static final String HEADER = "Retry-After";

    /** Longer than anybody is asked to wait, whatever was computed. */
    public static final Duration MAX = Duration.ofHours(1);

    /** A store that restarts, a queue that is full, a process that is replaced: seconds. */
    private static final Duration AWAY = Duration.ofSeconds(5);

    /** Who was too often waits at least until a few more would be taken. */
    private static final Duration OFTEN = Duration.ofSeconds(60);

    /** Somebody has to make room. */
    private static final Duration FULL = Duration.ofSeconds(30);

    private Later() {}

    /** What a refusal of this status says unless it knows better; null: nothing. */
    public static @Nullable Duration usual(int status) {
        return switch (status) {
            case 429 -> OFTEN;
            case 503 -> AWAY;
            case 507 -> FULL;
            default -> null; // open: another try would be refused again
        };
    }

    /** In whole seconds, never too short, at most {@link #MAX}. */
    public static long seconds(Duration later) {
        var bounded = later.compareTo(MAX) < 0 ? later : MAX;
        return bounded.plusMillis(999).toSeconds();
    }
}
