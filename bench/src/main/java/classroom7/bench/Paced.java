package classroom7.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;

/** Everybody asks the same thing once a second, each over a connection of its own. */
final class Paced {
    private static final long EVERY_NANOS = 1_000_000_000;

    private final URI address;
    private final List<byte[]> requests;
    private final BiConsumer<Integer, Answer> heard;

    /**
     * @param heard told of each answer, and whose it is, as it comes
     */
    Paced(URI address, List<byte[]> requests, BiConsumer<Integer, Answer> heard) {
        this.address = address;
        this.requests = requests;
        this.heard = heard;
    }

    Latencies run(Duration span) {
        var samples = new Samples();
        long begun = System.nanoTime();
        long end = begun + span.toNanos();
        var asking = new ArrayList<Future<?>>();
        try (var everybody = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int number = 0; number < requests.size(); number++) {
                int who = number;
                long first = begun + EVERY_NANOS * number / requests.size();
                asking.add(everybody.submit(() -> ask(who, first, end, samples)));
            }
            for (var one : asking) {
                one.get();
            }
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("Not everybody could ask", e);
        }
        return samples.over((System.nanoTime() - begun) / 1e9);
    }

    private void ask(int who, long first, long end, Samples samples) {
        var at = new InetSocketAddress(address.getHost(), address.getPort());
        try (var channel = SocketChannel.open(at)) {
            var answer = new Answer();
            for (long due = first; due < end; due += EVERY_NANOS) {
                await(due);
                long asked = System.nanoTime();
                answer.begin();
                channel.write(ByteBuffer.wrap(requests.get(who)));
                while (!answer.readFrom(channel)) {
                    // it waits for more
                }
                heard.accept(who, answer);
                note(samples, System.nanoTime() - asked, answer.isWell());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Ask what time it is", e);
        }
    }

    /** Until it is so late, by {@link System#nanoTime}. */
    static void await(long due) {
        for (long now = System.nanoTime(); now < due; now = System.nanoTime()) {
            LockSupport.parkNanos(due - now);
        }
    }

    private static void note(Samples samples, long took, boolean well) {
        synchronized (samples) {
            samples.add(took);
            if (!well) {
                samples.fail();
            }
        }
    }
}
