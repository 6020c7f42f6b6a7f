package classroom7.acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/**
 * The network between a browser and the product: a port that is shut and opened again, and that can
 * cut a reply after the request has arrived, or give one of its own, as a proxy or a hotel does.
 * Shut means that nobody listens, as when a cable is pulled or the server is gone.
 */
final class Gateway implements AutoCloseable {
    private static final int PIECE = 16_384;

    /** What is said to every request that holds this text, instead of leading it on. */
    private record Refusal(String request, String reply) {}

    private final InetAddress host;
    private final int port;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger repliesToCut = new AtomicInteger();
    private volatile URI product;
    private volatile String cutAfter = "";
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Refusal refusal;
    private volatile boolean garbling;
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

    /** At an address of this machine that is not the loopback: no secure context without TLS. */
    static Gateway withoutTls(URI product) {
        var address = ownAddress();
        Assumptions.assumeTrue(address != null, "This machine has no address but its own");
        return new Gateway(product, address);
    }

    private static InetAddress ownAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address ->
                            address instanceof Inet4Address && !address.isLoopbackAddress())
                    .findFirst()
                    .orElse(null);
        } catch (SocketException e) {
            return null;
        }
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

    /**
     * From now on requests that hold this text get this reply and reach nobody.
     *
     * @param head status and headers, as in "503 Service Unavailable" or with "\r\nRetry-After: 9"
     */
    Gateway refuse(String request, String head, String body) {
        var reply =
                "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                        .formatted(head, body.length(), body);
        refused.set(0);
        refusal = new Refusal(request, reply);
        return this;
    }

    Gateway refuseNothing() {
        refusal = null;
        return this;
    }

    /** Whether receipts are changed on their way: their digests are of something else. */
    Gateway garbleReceipts(boolean wanted) {
        garbling = wanted;
        return this;
    }

    /** How many requests were refused since that was asked for. */
    int refused() {
        return refused.get();
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
                    var text = new String(piece, 0, read, ISO_8859_1);
                    var refusing = refusal;
                    if (refusing != null && asking && text.contains(refusing.request())) {
                        refuse(refusing);
                        return;
                    } else if (asking) {
                        note(text);
                    } else if (cut) {
                        return;
                    } else if (garbling) {
                        text = text.replaceAll("(\"digest\":\")[0-9a-f]{8}", "$100000000");
                    }
                    out.write(text.getBytes(ISO_8859_1));
                }
            } catch (IOException over) {
                // One side has left; the other is closed with it.
            } finally {
                open.remove(here);
                open.remove(there);
            }
        }

        /** All that is still being sent is read, so that the reply is not cut. */
        private void refuse(Refusal refusing) throws IOException {
            refused.incrementAndGet();
            from.getOutputStream().write(refusing.reply().getBytes(ISO_8859_1));
            from.shutdownOutput();
            from.getInputStream().transferTo(OutputStream.nullOutputStream());
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
