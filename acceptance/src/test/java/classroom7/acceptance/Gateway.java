package classroom7.acceptance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The network between a browser and the product: a port that is shut and opened again, and that can
 * cut a reply after the request has arrived. Shut means that nobody listens, as when a cable is
 * pulled or the server is gone.
 */
final class Gateway implements AutoCloseable {
    private static final int PIECE = 16_384;

    private final InetAddress host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repliesToCut = new AtomicInteger();
    private volatile URI product;
    private volatile String cutAfter = "";
    private ServerSocket listening;

    Gateway(URI product) {
        this(product, InetAddress.getLoopbackAddress());
    }

    Gateway(URI product, InetAddress host) {
        this.product = product;
        this.host = host;
        this.listening = listen(0);
        this.port = listening.getLocalPort();
    }

    URI address() {
        return URI.create("http://" + host.getHostAddress() + ":" + port + "/");
    }

    /** Nobody listens any more, and who was connected is cut off. */
    synchronized Gateway shut() {
        close(listening);
        open.forEach(Gateway::close);
        open.clear();
        return this;
    }

    /** The same port again. */
    synchronized Gateway open() {
        if (listening.isClosed()) {
            listening = listen(port);
        }
        return this;
    }

    /** Leads to another server from now on. */
    Gateway lead(URI to) {
        product = to;
        return this;
    }

    /** The next so many requests that hold this text arrive, and their replies do not. */
    Gateway cutReplies(int number, String request) {
        cutAfter = request;
        repliesToCut.set(number);
        return this;
    }

    int repliesToCut() {
        return repliesToCut.get();
    }

    @Override
    public void close() {
        shut();
    }

    private ServerSocket listen(int wanted) {
        try {
            var socket = new ServerSocket();
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, wanted));
            Thread.ofVirtual().start(() -> accept(socket));
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept(ServerSocket socket) {
        while (!socket.isClosed()) {
            try {
                var from = socket.accept();
                open.add(from);
                var to = new Socket(product.getHost(), product.getPort());
                open.add(to);
                if (socket.isClosed()) {
                    close(from);
                    close(to);
                    return;
                }
                var connection = new Connection(from, to);
                Thread.ofVirtual().start(connection::ask);
                Thread.ofVirtual().start(connection::reply);
            } catch (IOException shut) {
                // The gate was shut, or the product is gone: the browser sees either.
            }
        }
    }

    private final class Connection {
        private final Socket from;
        private final Socket to;
        private volatile boolean cut;

        Connection(Socket from, Socket to) {
            this.from = from;
            this.to = to;
        }

        void ask() {
            pass(from, to, true);
        }

        void reply() {
            pass(to, from, false);
        }

        private void pass(Socket here, Socket there, boolean asking) {
            try (here;
                    there) {
                InputStream in = here.getInputStream();
                OutputStream out = there.getOutputStream();
                byte[] piece = new byte[PIECE];
                for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                    if (asking) {
                        note(new String(piece, 0, read, StandardCharsets.ISO_8859_1));
                    } else if (cut) {
                        return;
                    }
                    out.write(piece, 0, read);
                }
            } catch (IOException over) {
                // One side has left; the other is closed with it.
            } finally {
                open.remove(here);
                open.remove(there);
            }
        }

        private void note(String piece) {
            if (!cutAfter.isEmpty() && piece.contains(cutAfter) && repliesToCut.get() > 0) {
                repliesToCut.decrementAndGet();
                cut = true;
            }
        }
    }

    private static void close(AutoCloseable what) {
        try {
            what.close();
        } catch (SocketException gone) {
            // It was closed already.
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
