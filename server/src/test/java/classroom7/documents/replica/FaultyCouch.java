package classroom7.documents.replica;

import classroom7.testing.CouchPeer;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The real peer behind a door that refuses, garbles and hangs up. */
final class FaultyCouch implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile int status;
    private volatile String body = "";
    volatile int bodyBytesMax = Integer.MAX_VALUE;
    final AtomicInteger asked = new AtomicInteger();

    /** What it takes of its time for each request. */
    volatile Duration slowness = Duration.ZERO;

    /** A document that a validation of its own would forbid; empty: none. */
    volatile String forbidden = "";

    /** What the peer does not say of itself and a CouchDB does, by method and path. */
    final Map<String, String> facts = new ConcurrentHashMap<>();

    final AtomicInteger compactions = new AtomicInteger();

    FaultyCouch() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** The next so many requests end so; status 0: without a reply. */
    void fail(int times, int status, String body) {
        this.status = status;
        this.body = body;
        faults.set(times);
    }

    private void pass(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        LockSupport.parkNanos(slowness.toNanos());
        var sent = exchange.getRequestBody().readAllBytes();
        var fact = facts.get(exchange.getRequestMethod() + exchange.getRequestURI());
        if (fact != null) {
            reply(exchange, 200, fact.getBytes(StandardCharsets.UTF_8));
            return;
        }
        if (faults.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            if (status != 0) {
                reply(exchange, status, body.getBytes(StandardCharsets.UTF_8));
            }
            exchange.close();
        } else if (sent.length > bodyBytesMax) {
            reply(
                    exchange,
                    413,
                    "{\"error\":\"too_large\",\"reason\":\"the body\"}"
                            .getBytes(StandardCharsets.UTF_8));
        } else {
            forward(exchange, sent);
        }
    }

    private void forward(HttpExchange exchange, byte[] sent) throws IOException {
        if (exchange.getRequestURI().getPath().endsWith("/_compact")) {
            compactions.incrementAndGet();
        }
        var request =
                HttpRequest.newBuilder(
                                CouchPeer.address()
                                        .resolve(exchange.getRequestURI().toString().substring(1)))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(
                                        exchange.getRequestURI().getPath().endsWith("/_bulk_docs")
                                                ? allowed(sent)
                                                : sent))
                        .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            boolean writes = exchange.getRequestURI().getPath().endsWith("/_bulk_docs");
            reply(
                    exchange,
                    response.statusCode(),
                    writes && response.statusCode() == 201
                            ? withRefusal(sent, response.body())
                            : response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** As CouchDB says it: among the outcomes, and the others are written. */
    private byte[] withRefusal(byte[] sent, byte[] body) {
        var outcomes = (ArrayNode) JsonMapper.shared().readTree(body);
        for (var document : JsonMapper.shared().readTree(sent).path("docs")) {
            if (document.path("_id").asString("").equals(forbidden)) {
                outcomes.addObject()
                        .put("id", forbidden)
                        .put("rev", document.path("_rev").asString(""))
                        .put("error", "forbidden")
                        .put("reason", "not of this school");
            }
        }
        return outcomes.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The body without the document that is forbidden. */
    private byte[] allowed(byte[] sent) {
        var body = (ObjectNode) JsonMapper.shared().readTree(sent);
        var documents = body.putArray("docs");
        for (var document : JsonMapper.shared().readTree(sent).path("docs")) {
            if (!document.path("_id").asString("").equals(forbidden)) {
                documents.add(document);
            }
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        client.close();
    }
}
