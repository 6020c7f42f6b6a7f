package classroom7.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One kind of request on two servers in turns: the small one tells what the machine does. */
final class Comparison {
    private final List<Latencies> small = new ArrayList<>();
    private final List<Latencies> grown = new ArrayList<>();

    void add(Latencies ofSmall, Latencies ofGrown) {
        small.add(ofSmall);
        grown.add(ofGrown);
    }

    /** Medians of the rounds, the ratio of each round's halves with the least and the most. */
    String cells() {
        var ratios = new ArrayList<Double>();
        var slow = new ArrayList<Double>();
        for (int round = 0; round < small.size(); round++) {
            ratios.add(grown.get(round).p50Millis() / small.get(round).p50Millis());
            slow.add(grown.get(round).p99Millis() / small.get(round).p99Millis());
        }
        return String.format(
                Locale.ROOT,
                "%.2f | %.2f | %.2f (%.2f to %.2f) | %.1f | %.1f | %.2f (%.2f to %.2f) | %d",
                median(small.stream().map(Latencies::p50Millis).toList()),
                median(grown.stream().map(Latencies::p50Millis).toList()),
                median(ratios),
                ratios.stream().min(Double::compare).orElse(Double.NaN),
                ratios.stream().max(Double::compare).orElse(Double.NaN),
                median(small.stream().map(Latencies::p99Millis).toList()),
                median(grown.stream().map(Latencies::p99Millis).toList()),
                median(slow),
                slow.stream().min(Double::compare).orElse(Double.NaN),
                slow.stream().max(Double::compare).orElse(Double.NaN),
                small.stream().mapToLong(Latencies::failed).sum()
                        + grown.stream().mapToLong(Latencies::failed).sum());
    }

    private static double median(List<Double> all) {
        var sorted = all.stream().sorted().toList();
        return sorted.isEmpty() ? Double.NaN : sorted.get(sorted.size() / 2);
    }
}
