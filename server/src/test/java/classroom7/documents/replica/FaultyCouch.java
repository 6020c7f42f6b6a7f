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
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The real peer behind a door that refuses, garbles and hangs up. */
final class FaultyCouch implements AutoCloseable {
    private final HttpServer server;
    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile int status;
    private volatile String body = "";
    volatile int bodyBytesMax = Integer.MAX_VALUE;
    final AtomicInteger asked = new AtomicInteger();

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
        var sent = exchange.getRequestBody().readAllBytes();
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
        var request =
                HttpRequest.newBuilder(
                                CouchPeer.address()
                                        .resolve(exchange.getRequestURI().toString().substring(1)))
                        .header("Content-Type", "application/json")
                        .header("Accept", "application/json")
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(sent))
                        .build();
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            reply(exchange, response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
