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
 * count, one in time comes before any late one.
 *
 * @param counts the one that counts, or would if it were not late
 * @param late whether it was received after the due date
 * @param others the newest of each other device, if it says something else, latest first
 * @param answers how many were received
 * @param devices from how many devices
 */
public record Standing(
        KeptAnswer counts, boolean late, List<KeptAnswer> others, int answers, int devices) {
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
     */
    public record Due(@Nullable Instant at, boolean lateCounts) {
        public boolean isLate(Instant received) {
            return at != null && received.isAfter(at);
        }
    }

    public Standing {
        others = List.copyOf(others);
    }

    /** Decides among at least one answer to one question in one attempt. */
    public static Standing of(List<KeptAnswer> received, Due due) {
        var inTime = received.stream().filter(a -> !due.isLate(a.receivedAt())).toList();
        var eligible = due.lateCounts() || inTime.isEmpty() ? received : inTime;
        var newest = newestByDevice(eligible);
        var counts = newest.getFirst();
        var others =
                newestByDevice(received).stream()
                        .filter(a -> !a.device().equals(counts.device()))
                        .filter(a -> !a.response().equals(counts.response()))
                        .toList();
        int devices = (int) received.stream().map(KeptAnswer::device).distinct().count();
        return new Standing(
                counts, due.isLate(counts.receivedAt()), others, received.size(), devices);
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
