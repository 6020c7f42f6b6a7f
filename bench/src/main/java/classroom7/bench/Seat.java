package classroom7.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** One learner's errands over one connection, one after the other. */
final class Seat {
    private final InetSocketAddress address;
    private final Selector selector;
    private final Pupil pupil;
    private final PriorityQueue<Errand> waiting = new PriorityQueue<>();
    private @Nullable SocketChannel channel;
    private @Nullable Errand errand;
    private Answer answer = new Answer();

    Seat(InetSocketAddress address, Selector selector, Pupil pupil, Errand first) {
        this.address = address;
        this.selector = selector;
        this.pupil = pupil;
        waiting.add(first);
    }

    /** An errand that has ended, well or not. */
    record Done(Errand errand, boolean well, String said) {}

    boolean isFinished() {
        return errand == null && waiting.isEmpty();
    }

    /** Begins what is due; in how many nanoseconds something is. */
    long begin(long now) throws IOException {
        var next = waiting.peek();
        if (errand != null || next == null) {
            return Long.MAX_VALUE;
        }
        if (next.dueNanos() - now > 0) {
            return next.dueNanos() - now;
        }
        errand = waiting.remove();
        answer = new Answer();
        var bytes = ByteBuffer.wrap(next.request());
        var connected = connected();
        while (bytes.hasRemaining()) {
            connected.write(bytes);
        }
        return Long.MAX_VALUE;
    }

    /** Reads what is there; what has ended by it, if anything has. */
    @Nullable Done read() throws IOException {
        var from = channel;
        if (from == null) {
            return null;
        }
        try {
            if (!answer.readFrom(from)) {
                return null;
            }
        } catch (EOFException e) {
            from.close();
            channel = null;
            return end(false, "" + e.getMessage());
        }
        return end(answer.isWell(), answer.text());
    }

    private @Nullable Done end(boolean answered, String said) {
        var ended = errand;
        if (ended == null) {
            return null; // the server closed a connection that nobody used
        }
        errand = null;
        boolean well = answered && pupil.believes(ended, said);
        if (well) {
            waiting.addAll(pupil.hears(ended, said));
        }
        return new Done(ended, well, said);
    }

    private SocketChannel connected() throws IOException {
        if (channel == null) {
            var made = SocketChannel.open(address);
            made.setOption(StandardSocketOptions.TCP_NODELAY, true);
            made.configureBlocking(false);
            made.register(selector, SelectionKey.OP_READ, this);
            channel = made;
        }
        return channel;
    }

    /** Leaves; what was still owed. */
    Optional<Errand> leave() throws IOException {
        if (channel != null) {
            channel.close();
        }
        return Optional.ofNullable(errand);
    }
}
