package classroom7.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import classroom7.documents.DocumentsFailure.Reason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A CouchDB that takes a request and falls silent, at any moment, is waited for so long only. */
class CouchSilenceTest {
    private static final Duration REPLY_MAX = Duration.ofMillis(300);
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n";

    private final AtomicInteger asked = new AtomicInteger();
    private final Semaphore over = new Semaphore(0);
    private ServerSocket server;
    private volatile String said = "";

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual()
                .start(() -> {
                    try {
                        while (true) {
                            var socket = server.accept();
                            Thread.ofVirtual().start(() -> speak(socket));
                        }
                    } catch (IOException e) {
                        over.release(1000); // closed: the test is over
                    }
                });
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private void speak(Socket socket) {
        try (socket) {
            socket.getInputStream().read(new byte[10_000]);
            asked.incrementAndGet();
            socket.getOutputStream().write(said.getBytes(UTF_8));
            over.acquire();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "HTTP/1.1 200", HEAD, HEAD + "{\"rows\":["})
    void it_is_a_timeout_whenever_it_falls_silent(String beginning) {
        said = beginning;
        var asking = assertThrows(DocumentsFailure.class, () -> wire().ask("GET", "db/a", null));
        assertEquals(Reason.TIMEOUT, asking.reason());
        var writing =
                assertThrows(
                        DocumentsFailure.class, () -> wire().write("POST", "db/_bulk_docs", "{}"));
        assertEquals(Reason.TIMEOUT, writing.reason());
        assertEquals(2, asked.get(), "what may have been done is not sent again");
    }

    @Test
    void who_waited_in_vain_leaves_the_place_to_the_next() {
        said = HEAD;
        var wire = wire();
        for (int at = 0; at < 2; at++) {
            assertThrows(DocumentsFailure.class, () -> wire.ask("GET", "db/a", null));
        }
        said = HEAD.replace("100", "2") + "{}";
        assertEquals(200, wire.ask("GET", "db/a", null).status());
    }

    private CouchWire wire() {
        return new CouchWire(
                URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), REPLY_MAX);
    }
}
