package classroom7.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Keeps a number of connections busy, each with one request at a time, from one thread: the client
 * shares the cores with the server, so it does as little as it can.
 */
final class Load {
    private static final int SELECT_MILLIS = 100;

    private final URI address;
    private final int connections;
    private final IntFunction<byte[]> request;
    private final IntPredicate measured;
    private final Samples samples = new Samples();
    private long measuredFrom;

    /**
     * @param request the next request, whole, for the connection of this number
     */
    Load(URI address, int connections, IntFunction<byte[]> request) {
        this(address, connections, request, number -> true);
    }

    /**
     * @param measured which connections are; the others only keep the server busy
     */
    Load(URI address, int connections, IntFunction<byte[]> request, IntPredicate measured) {
        this.address = address;
        this.connections = connections;
        this.request = request;
        this.measured = measured;
    }

    /** Loads, at first without measuring. */
    Latencies run(Duration warm, Duration measured) throws IOException {
        long start = System.nanoTime();
        measuredFrom = start + warm.toNanos();
        long end = measuredFrom + measured.toNanos();
        try (var selector = Selector.open()) {
            for (int number = 0; number < connections; number++) {
                connect(selector, number);
            }
            while (System.nanoTime() < end && !samples.isFull()) {
                selector.select(SELECT_MILLIS);
                for (var key : selector.selectedKeys()) {
                    ((Connection) key.attachment()).go();
                }
                selector.selectedKeys().clear();
            }
            for (var key : selector.keys()) {
                key.channel().close();
            }
        }
        return samples.over((System.nanoTime() - measuredFrom) / 1e9);
    }

    private void connect(Selector selector, int number) throws IOException {
        var channel =
                SocketChannel.open(new InetSocketAddress(address.getHost(), address.getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var connection = new Connection(channel, number);
        channel.register(selector, SelectionKey.OP_READ, connection);
        connection.send();
    }

    private void done(int number, long begun, boolean well) {
        if (!well) {
            samples.fail();
        }
        if (begun >= measuredFrom && measured.test(number)) {
            samples.add(System.nanoTime() - begun);
        }
    }

    private final class Connection {
        private final SocketChannel channel;
        private final int number;
        private final Answer answer = new Answer();
        private long begun;

        Connection(SocketChannel channel, int number) {
            this.channel = channel;
            this.number = number;
        }

        void go() throws IOException {
            if (answer.readFrom(channel)) {
                done(number, begun, answer.isWell());
                send();
            }
        }

        void send() throws IOException {
            answer.begin();
            begun = System.nanoTime();
            var bytes = ByteBuffer.wrap(request.apply(number));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
    }
}
