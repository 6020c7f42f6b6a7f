package classroom7.learning.progress;

import classroom7.base.QuestionId;
import classroom7.learning.question.Kinds;
import classroom7.learning.question.QuestionVersion;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Counts what learners answered to one question. */
final class Tallies {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int MEAN_DECIMALS = 2;

    private Tallies() {}

    static QuestionTallies.@Nullable Tally of(
            WorkStore.Pinned pin,
            Map<QuestionVersion.Pin, QuestionVersion> versions,
            Map<QuestionId, List<WorkStore.Responses>> responses) {
        if (pin.question() == null) {
            return null;
        }
        var version = versions.get(new QuestionVersion.Pin(pin.question(), pin.version()));
        if (version == null) {
            return null;
        }
        var all = responses.getOrDefault(pin.question(), List.of());
        int answered = all.stream().mapToInt(WorkStore.Responses::count).sum();
        int right = 0;
        int waiting = 0;
        var sum = BigDecimal.ZERO;
        for (var one : all) {
            if (one.points() == null) {
                waiting += one.count();
            } else {
                right += one.points().compareTo(one.pointsMax()) >= 0 ? one.count() : 0;
                sum = sum.add(one.points().multiply(BigDecimal.valueOf(one.count())));
            }
        }
        int marked = answered - waiting;
        return new QuestionTallies.Tally(
                pin.question(),
                version,
                answered,
                right,
                waiting,
                marked == 0
                        ? null
                        : sum.divide(
                                BigDecimal.valueOf(marked), MEAN_DECIMALS, RoundingMode.HALF_UP),
                buckets(versions, all));
    }

    /** Each response is counted as the question that it answered would have it. */
    private static List<QuestionTallies.Bucket> buckets(
            Map<QuestionVersion.Pin, QuestionVersion> versions, List<WorkStore.Responses> all) {
        Map<String, Integer> counts = new HashMap<>();
        for (var one : all) {
            var version = versions.get(new QuestionVersion.Pin(one.question(), one.version()));
            if (version != null) {
                var kind = Kinds.built().of(version.question());
                kind.tally(version.question(), JSON.readTree(one.response()))
                        .forEach(name -> counts.merge(name, one.count(), Integer::sum));
            }
        }
        return counts.entrySet().stream()
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue()
                                .reversed()
                                .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(Progress.BUCKETS_MAX)
                .map(entry -> new QuestionTallies.Bucket(entry.getKey(), entry.getValue()))
                .toList();
    }
}
