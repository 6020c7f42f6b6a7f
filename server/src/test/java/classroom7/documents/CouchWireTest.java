package classroom7.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.documents.DocumentsFailure.Reason;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What we make of a CouchDB that refuses, against a server that says exactly that. */
class CouchWireTest {
    private static final String SECRET = "ann:se%20cret@";
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private volatile int status = 200;
    private volatile String body = "{}";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    asked.add(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestHeaders().getFirst("Authorization"));
                    exchange.getRequestBody().readAllBytes();
                    var bytes = body.getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(status, bytes.length);
                    exchange.getResponseBody().write(bytes);
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "401, UNAUTHORISED, 1",
        "403, UNAUTHORISED, 1",
        "413, TOO_LARGE, 1",
        "429, BUSY, 3",
        "503, BUSY, 3",
        "507, FULL, 1",
        "500, REFUSED, 1",
        "400, REFUSED, 1",
        "301, REFUSED, 1"
    })
    void a_refusal_is_reported_plainly(int refusal, Reason reason, int asks) {
        status = refusal;
        body = "{\"error\":\"because\",\"reason\":\"of this\"}";
        var failure = assertThrows(DocumentsFailure.class, () -> wire().ask("GET", "db/a", null));
        assertEquals(reason, failure.reason());
        assertTrue(failure.getMessage().contains("because: of this"), failure.getMessage());
        assertEquals(asks, asked.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 413, 429, 503, 507, 500})
    void a_refused_write_is_not_repeated(int refusal) {
        status = refusal;
        assertThrows(DocumentsFailure.class, () -> wire().write("POST", "db/_bulk_docs", "{}"));
        assertEquals(1, asked.size());
    }

    @Test
    void garbage_is_called_garbage() {
        body = "<html>";
        var failure = assertThrows(DocumentsFailure.class, () -> wire().ask("GET", "db/a", null));
        assertEquals(Reason.GARBLED, failure.reason());
    }

    @Test
    void a_server_that_is_gone_is_unreachable_and_its_password_stays_unsaid() {
        var address = address();
        server.stop(0);
        var failure =
                assertThrows(
                        DocumentsFailure.class,
                        () -> new CouchWire(address).write("POST", "db/_bulk_docs", "{}"));
        assertEquals(Reason.UNREACHABLE, failure.reason());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertFalse(String.valueOf(cause).contains("cret"), cause.toString());
        }
    }

    @Test
    void name_and_password_are_sent_as_basic_authentication() {
        wire().ask("GET", "db/a", null);
        assertEquals(List.of("GET Basic YW5uOnNlIGNyZXQ="), asked);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://user:secret@couch.example/", "ftp://127.0.0.1/", "couch.example"})
    void an_address_that_is_no_https_is_refused_without_naming_the_secret(String address) {
        var refusal =
                assertThrows(
                        IllegalArgumentException.class, () -> new CouchWire(URI.create(address)));
        assertFalse(refusal.getMessage().contains("secret"));
    }

    @Test
    void rows_out_of_order_and_without_ids_find_their_documents() {
        var rows =
                CouchWire.JSON.readTree(
                        """
                        [{"ok":true,"id":"c","rev":"1-c"},
                         {"status":409,"name":"conflict","error":true},
                         {"ok":true,"id":"a","rev":"1-a"}]
                        """);
        var outcomes = CouchBulk.outcomes(List.of("a", "b", "c"), rows);
        assertEquals(new Put.Stored("1-a"), outcomes.get("a"));
        assertEquals(new Put.Conflict(), outcomes.get("b"));
        assertEquals(new Put.Stored("1-c"), outcomes.get("c"));
    }

    @Test
    void a_reply_that_leaves_one_out_is_garbled() {
        var rows = CouchWire.JSON.readTree("[{\"ok\":true,\"id\":\"c\",\"rev\":\"1-c\"}]");
        assertThrows(DocumentsFailure.class, () -> CouchBulk.outcomes(List.of("a", "c"), rows));
    }

    private CouchWire wire() {
        return new CouchWire(address());
    }

    private URI address() {
        return URI.create("http://" + SECRET + "127.0.0.1:" + server.getAddress().getPort());
    }
}
