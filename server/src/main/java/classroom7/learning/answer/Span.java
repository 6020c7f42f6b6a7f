package classroom7.learning.answer;

import classroom7.learning.attempt.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The time of one timed attempt. */
public record Span(Instant startedAt, Instant endsAt, @Nullable Instant handedInAt) {
    private static final int PARTS = 4;

    /** Null: untimed. */
    static @Nullable Span of(
            Instant startedAt, @Nullable Instant endsAt, @Nullable Instant handedInAt) {
        return endsAt == null ? null : new Span(startedAt, endsAt, handedInAt);
    }

    /**
     * The timed attempts of a learner by number, from a column of texts: number, start, end and
     * hand-in, in milliseconds of the epoch; -1: not handed in.
     */
    public static Map<Integer, Span> read(String[] column) {
        var spans = new HashMap<Integer, Span>();
        for (var text : column) {
            var parts = text.split(" ", PARTS);
            long handedIn = Long.parseLong(parts[3]);
            spans.put(
                    Integer.valueOf(parts[0]),
                    new Span(
                            Instant.ofEpochMilli(Long.parseLong(parts[1])),
                            Instant.ofEpochMilli(Long.parseLong(parts[2])),
                            handedIn < 0 ? null : Instant.ofEpochMilli(handedIn)));
        }
        return Map.copyOf(spans);
    }

    Lateness lateness(Instant receivedAt, @Nullable Long sinceStart) {
        if (handedInAt != null
                && receivedAt.isAfter(handedInAt)
                && !isTypedBy(handedInAt, sinceStart)) {
            return Lateness.AFTER_HAND_IN;
        }
        if (!receivedAt.isAfter(endsAt.plus(Attempt.GRACE))) {
            return Lateness.IN_TIME;
        }
        return isTypedBy(endsAt, sinceStart) ? Lateness.TYPED_IN_TIME : Lateness.LATE;
    }

    /** Marks and feedback are shown from here on: no answer in time can follow. */
    public boolean isClosed(Instant now) {
        return !now.isBefore(endsAt.plus(Attempt.GRACE));
    }

    private boolean isTypedBy(Instant end, @Nullable Long sinceStart) {
        return sinceStart != null && sinceStart <= Duration.between(startedAt, end).toMillis();
    }
}
