package classroom7.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Learners who come to one lesson when they come, not when the server is ready for them. How long a
 * request took is counted from when it was due: what waits for a slow one before it is slow too.
 */
final class Rush {
    /** What the server still owes so long after the last errand was due has failed. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private static final long SELECT_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int EXAMPLES_MAX = 3;
    private static final int EXAMPLE_LENGTH = 200;

    private final URI address;
    private final long arrivalsNanos;
    private final long answersNanos;
    private final Consumer<String> troubles;
    private final Map<Errand.Kind, Samples> samples = new EnumMap<>(Errand.Kind.class);
    private int examples;

    Rush(URI address, long arrivalsNanos, long answersNanos, Consumer<String> troubles) {
        this.address = address;
        this.arrivalsNanos = arrivalsNanos;
        this.answersNanos = answersNanos;
        this.troubles = troubles;
    }

    Map<Errand.Kind, Latencies> run(List<Pupil> pupils, Random random) throws IOException {
        var at = new InetSocketAddress(address.getHost(), address.getPort());
        long start = System.nanoTime();
        try (var selector = Selector.open()) {
            var seats = new ArrayList<Seat>();
            for (var pupil : pupils) {
                long due = start + (long) (random.nextDouble() * arrivalsNanos);
                seats.add(new Seat(at, selector, pupil, pupil.opens(due)));
            }
            long end = start + arrivalsNanos + answersNanos + PATIENCE_NANOS;
            while (System.nanoTime() < end && !seats.stream().allMatch(Seat::isFinished)) {
                turn(selector, seats);
            }
            for (var seat : seats) {
                seat.leave().ifPresent(left -> of(left).fail());
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        var latencies = new EnumMap<Errand.Kind, Latencies>(Errand.Kind.class);
        samples.forEach((kind, all) -> latencies.put(kind, all.over(seconds)));
        return latencies;
    }

    private Samples of(Errand errand) {
        return samples.computeIfAbsent(errand.kind(), kind -> new Samples());
    }

    private void turn(Selector selector, List<Seat> seats) throws IOException {
        long wait = SELECT_NANOS_MAX;
        long now = System.nanoTime();
        for (var seat : seats) {
            wait = Math.min(wait, seat.begin(now));
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(wait);
        if (millis > 0) {
            selector.select(millis);
        } else {
            selector.selectNow();
        }
        for (var key : selector.selectedKeys()) {
            var done = ((Seat) key.attachment()).read();
            if (done != null) {
                note(done);
            }
        }
        selector.selectedKeys().clear();
    }

    private void note(Seat.Done done) {
        var of = of(done.errand());
        of.add(System.nanoTime() - done.errand().dueNanos());
        if (!done.well()) {
            of.fail();
            if (examples++ < EXAMPLES_MAX) {
                var said = done.said();
                troubles.accept(
                        "%s: %s"
                                .formatted(
                                        done.errand().about(),
                                        said.substring(
                                                0, Math.min(said.length(), EXAMPLE_LENGTH))));
            }
        }
    }
}
