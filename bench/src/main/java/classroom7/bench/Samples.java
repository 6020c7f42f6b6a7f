package classroom7.bench;

import java.util.Arrays;

/** How long each request of one kind took, while they are made. */
final class Samples {
    static final int COUNT_MAX = 5_000_000;

    private long[] nanos = new long[1 << 10];
    private int count;
    private long failed;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * nanos.length);
        }
        nanos[count++] = took;
    }

    void fail() {
        failed++;
    }

    boolean isFull() {
        return count >= COUNT_MAX;
    }

    Latencies over(double seconds) {
        return Latencies.of(nanos, count, seconds, failed);
    }
}
