package classroom7.operations.drill;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between the learners and the web, and cuts connections where it hurts: when half of a
 * request was handed on, or half of a reply.
 */
final class CuttingProxy implements AutoCloseable {
    private static final int BACKLOG_MAX = 512;
    private static final int CHUNK_BYTES = 64 * 1024;

    private final ServerSocket listening;
    private final int target;
    private final AtomicInteger requestsToCut = new AtomicInteger();
    private final AtomicInteger repliesToCut = new AtomicInteger();

    /**
     * @param target the port of loopback that it leads to
     */
    CuttingProxy(int target) {
        this.target = target;
        try {
            listening = new ServerSocket(0, BACKLOG_MAX, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("Listen between learners and web", e);
        }
        Thread.ofVirtual().name("proxy").start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** The next so many requests are cut in the middle. */
    void cutRequests(int count) {
        requestsToCut.set(count);
    }

    /** The next so many replies are cut in the middle. */
    void cutReplies(int count) {
        repliesToCut.set(count);
    }

    /** Whether all that was to be cut is cut. */
    boolean isDone() {
        return requestsToCut.get() <= 0 && repliesToCut.get() <= 0;
    }

    @Override
    public void close() {
        quietly(listening);
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                quietly(listening); // closed by us, or unusable: the learners get no more replies
            }
        }
    }

    private void connect(Socket client) {
        try {
            var server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread.ofVirtual().start(() -> pump(client, server, requestsToCut));
            pump(server, client, repliesToCut);
        } catch (IOException e) {
            quietly(client); // nobody listens: the learner sees the same
        }
    }

    private static void pump(Socket from, Socket to, AtomicInteger toCut) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            var chunk = new byte[CHUNK_BYTES];
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (toCut.get() > 0 && toCut.getAndDecrement() > 0) {
                    out.write(chunk, 0, read / 2);
                    out.flush();
                    return;
                }
                out.write(chunk, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // one side is gone: closing both is all there is to do
        }
    }

    private static void quietly(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            // it is of no more use either way
        }
    }
}
