package classroom7.learning.answer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the answers to one question in one attempt counts.
 *
 * <p>Of one device the newest is the one with the highest sequence, in whatever order they came;
 * across devices the newest of the device that was heard last counts. Where late answers do not
 * count, one in time comes before any late one. What was given after handing in counts only where
 * nothing else is, and then for nothing.
 *
 * @param counts the one that counts, or would if it were not late
 * @param lateness whether it came in time
 * @param counted whether it brings points
 * @param others the newest of each other device, if it says something else, latest first
 * @param answers how many were received
 * @param devices from how many devices
 */
public record Standing(
        KeptAnswer counts,
        Lateness lateness,
        boolean counted,
        List<KeptAnswer> others,
        int answers,
        int devices) {
    private static final Comparator<KeptAnswer> ON_ONE_DEVICE =
            Comparator.comparingLong(KeptAnswer::sequence)
                    .thenComparing(KeptAnswer::receivedAt)
                    .thenComparing(KeptAnswer::id);
    private static final Comparator<KeptAnswer> ACROSS_DEVICES =
            Comparator.comparing(KeptAnswer::receivedAt)
                    .thenComparing(KeptAnswer::sequence)
                    .thenComparing(KeptAnswer::id);

    /**
     * When work is due and what becomes of late answers.
     *
     * @param at null: never
     * @param lateCounts whether a late answer counts
     * @param span of the attempt; null: untimed
     */
    public record Due(@Nullable Instant at, boolean lateCounts, @Nullable Span span) {
        /** The same for another attempt, or for all of one's untimed ones. */
        public Due within(@Nullable Span other) {
            return new Due(at, lateCounts, other);
        }

        /**
         * Where late answers do not count, a timed attempt ends at the due date unless its teacher
         * has given it more: so its end alone decides.
         */
        public Lateness lateness(KeptAnswer answer) {
            var by =
                    span == null
                            ? Lateness.IN_TIME
                            : span.lateness(answer.receivedAt(), answer.sinceStart());
            boolean due = span == null || lateCounts;
            return by == Lateness.IN_TIME && due && at != null && answer.receivedAt().isAfter(at)
                    ? Lateness.LATE
                    : by;
        }

        private boolean counts(KeptAnswer answer) {
            return switch (lateness(answer)) {
                case IN_TIME -> true;
                case TYPED_IN_TIME, LATE -> lateCounts;
                case AFTER_HAND_IN -> false;
            };
        }
    }

    public Standing {
        others = List.copyOf(others);
    }

    /** Decides among at least one answer to one question in one attempt. */
    public static Standing of(List<KeptAnswer> received, Due due) {
        var counting = received.stream().filter(due::counts).toList();
        var newest = newestByDevice(received);
        boolean some = !counting.isEmpty() && counting.size() < received.size();
        var counts = (some ? newestByDevice(counting) : newest).getFirst();
        var others =
                newest.stream()
                        .filter(a -> !a.device().equals(counts.device()))
                        .filter(a -> !a.response().equals(counts.response()))
                        .toList();
        return new Standing(
                counts,
                due.lateness(counts),
                !counting.isEmpty(),
                others,
                received.size(),
                newest.size());
    }

    public boolean late() {
        return lateness.isLate();
    }

    private static List<KeptAnswer> newestByDevice(List<KeptAnswer> answers) {
        Map<String, KeptAnswer> newest = new HashMap<>();
        for (var answer : answers) {
            newest.merge(
                    answer.device(),
                    answer,
                    (one, other) -> ON_ONE_DEVICE.compare(one, other) >= 0 ? one : other);
        }
        var all = new ArrayList<>(newest.values());
        all.sort(ACROSS_DEVICES.reversed());
        return all;
    }
}
