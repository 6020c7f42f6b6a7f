package classroom7.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Stands before a CouchDB: notes what is asked of it, and may refuse everything. */
public final class CouchGate implements AutoCloseable {
    private static final Duration REPLY_MAX = Duration.ofSeconds(30);
    private static final HttpResponse.BodyHandler<byte[]> BODY =
            HttpResponse.BodyHandlers.ofByteArray();

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final URI peer;
    private final HttpServer server;
    private volatile int refusal;

    /** Before that one; its name and password, if it has any, are the asker's to send. */
    public CouchGate(URI peer) {
        this.peer = peer;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::pass);
        server.start();
    }

    public URI address() {
        var user = peer.getRawUserInfo() == null ? "" : peer.getRawUserInfo() + "@";
        return URI.create("http://" + user + "127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Method and path of all that was asked since the last call. */
    public List<String> asked() {
        var all = List.copyOf(asked);
        asked.clear();
        return all;
    }

    /** From now on every request gets this status; 0: none does any more. */
    public void refuse(int status) {
        refusal = status;
    }

    private void pass(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        var body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (refusal > 0) {
                reply(
                        exchange,
                        refusal,
                        "{\"error\":\"planted\"}".getBytes(StandardCharsets.UTF_8));
            } else {
                var reply = client.send(forwarded(exchange, body), BODY);
                reply(exchange, reply.statusCode(), reply.body());
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest forwarded(HttpExchange exchange, byte[] body) {
        var path = exchange.getRequestURI().toString().substring(1);
        var root = URI.create(peer.toString().replaceFirst("//[^/@]*@", "//"));
        var request =
                HttpRequest.newBuilder(root.resolve(path))
                        .timeout(REPLY_MAX)
                        .method(
                                exchange.getRequestMethod(),
                                HttpRequest.BodyPublishers.ofByteArray(body));
        for (var name : List.of("Authorization", "Content-Type", "Accept")) {
            var value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        }
        return request.build();
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
