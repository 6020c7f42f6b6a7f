package classroom7.bench;

import java.util.Arrays;
import java.util.Locale;

/** What one load gave: how many, how many a second, and how long each took. */
record Latencies(
        int count,
        double perSecond,
        double p50Millis,
        double p99Millis,
        double maxMillis,
        long failed) {
    private static final double NANOS_PER_MILLI = 1e6;

    static Latencies of(long[] nanos, int count, double seconds, long failed) {
        var sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return new Latencies(
                count,
                count / seconds,
                at(sorted, 0.50),
                at(sorted, 0.99),
                at(sorted, 1.00),
                failed);
    }

    String cells() {
        return String.format(Locale.ROOT, "%,.0f | %.1f | %.1f", perSecond, p50Millis, p99Millis);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)]
                        / NANOS_PER_MILLI;
    }
}
