package classroom7.documents;

import classroom7.documents.DocumentsFailure.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * CouchDB's HTTP: one request, one reply, everything limited. Certificates and host names are
 * verified as Java does by default. Name and password are sent with each request and are in no
 * message of ours.
 */
final class CouchWire {
    static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    static final Duration REPLY_MAX = Duration.ofSeconds(30);
    static final int CONNECTIONS_MAX = 64;
    static final int WAIT_SECONDS_MAX = 10;
    static final long REPLY_BYTES_MAX = 256L << 20;
    static final int ATTEMPTS_MAX = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int REASON_LENGTH_MAX = 200;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    // Numbers are kept as they are written, not as the nearest double.
    static final JsonMapper JSON =
            JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private final URI root;
    private final boolean here;
    private final String authorization;
    private final Duration replyMax;
    private final HttpClient client;
    private final Semaphore connections = new Semaphore(CONNECTIONS_MAX);

    /**
     * @param server {@code https://user:password@host/}; plain http to this machine only
     */
    CouchWire(URI server) {
        this(server, REPLY_MAX);
    }

    /**
     * @param replyMax how long a whole reply, its last byte included, may take
     */
    CouchWire(URI server, Duration replyMax) {
        this.replyMax = replyMax;
        var host = server.getHost();
        boolean open = "http".equals(server.getScheme());
        if (host == null || !open && !"https".equals(server.getScheme())) {
            throw new IllegalArgumentException("A CouchDB is named by https://user:password@host/");
        }
        if (open && !LOOPBACK.contains(host)) {
            throw new IllegalArgumentException("A CouchDB elsewhere is reached by https alone");
        }
        var port = server.getPort() < 0 ? "" : ":" + server.getPort();
        var path =
                server.getRawPath().endsWith("/") ? server.getRawPath() : server.getRawPath() + "/";
        this.root = URI.create(server.getScheme() + "://" + host + port + path);
        this.here = LOOPBACK.contains(host);
        this.authorization = server.getUserInfo() == null ? "" : basic(server.getUserInfo());
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_MAX)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .build();
    }

    /** Whether it is on this machine. */
    boolean isHere() {
        return here;
    }

    /**
     * A reply that was understood.
     *
     * @param repeated whether the request may have reached the server more than once
     */
    record Reply(int status, JsonNode body, boolean repeated) {
        boolean isMissing() {
            return status == 404;
        }
    }

    /** A question: asked again, a few times, when it got no reply or the server was busy. */
    Reply ask(String method, String path, @Nullable String body) {
        return ask(method, path, body, REPLY_BYTES_MAX);
    }

    /** The same with a limit of its own: a longer reply is {@link Reason#TOO_LARGE}. */
    Reply ask(String method, String path, @Nullable String body, long replyBytesMax) {
        for (int attempt = 1; ; attempt++) {
            try {
                return exchange(new Question(method, path, body, replyBytesMax), attempt > 1);
            } catch (DocumentsFailure e) {
                if (attempt == ATTEMPTS_MAX || !mayPass(e.reason())) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /**
     * A write: sent again once if the connection broke, because a kept-alive connection may have
     * been closed while idle. The caller tells its own first try from a conflict.
     */
    Reply write(String method, String path, String body) {
        try {
            return exchange(new Question(method, path, body, REPLY_BYTES_MAX), false);
        } catch (DocumentsFailure e) {
            if (e.reason() != Reason.UNREACHABLE) {
                throw e;
            }
            return exchange(
                    new Question(method, path, body, REPLY_BYTES_MAX),
                    !(e.getCause() instanceof ConnectException));
        }
    }

    private static boolean mayPass(Reason reason) {
        return reason == Reason.UNREACHABLE || reason == Reason.BUSY;
    }

    /** A little longer each time; an interrupted thread goes on at once and fails at its next. */
    private static void pause(int attempt) {
        LockSupport.parkNanos(PAUSE.multipliedBy(attempt).toNanos());
    }

    private record Question(String method, String path, @Nullable String body, long replyBytesMax) {
        String what() {
            return method + " " + path.replaceAll("\\?.*", "");
        }
    }

    private Reply exchange(Question question, boolean repeated) {
        var body = question.body();
        var request =
                HttpRequest.newBuilder(root.resolve(question.path()))
                        .timeout(replyMax)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .method(
                                question.method(),
                                body == null
                                        ? HttpRequest.BodyPublishers.noBody()
                                        : HttpRequest.BodyPublishers.ofString(body));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return understood(send(request.build(), question), question.method(), repeated);
    }

    private HttpResponse<byte[]> send(HttpRequest request, Question question) {
        var what = question.what();
        try {
            if (!connections.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new DocumentsFailure(
                        Reason.BUSY, "Too many requests to CouchDB are waiting", null);
            }
            try {
                return whole(
                        client.sendAsync(
                                request,
                                BodyHandlers.limiting(
                                        BodyHandlers.ofByteArray(), question.replyBytesMax())));
            } finally {
                connections.release();
            }
        } catch (HttpTimeoutException | TimeoutException e) {
            throw new DocumentsFailure(Reason.TIMEOUT, "CouchDB did not reply to " + what, e);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("exceeds capacity")) {
                throw new DocumentsFailure(
                        Reason.TOO_LARGE, "CouchDB replied more than we take to " + what, e);
            }
            throw new DocumentsFailure(
                    Reason.UNREACHABLE, "CouchDB could not be reached for " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DocumentsFailure(Reason.TIMEOUT, "Interrupted while asking CouchDB", e);
        }
    }

    /**
     * The reply to its last byte, waited for no longer than a reply may take. The timeout of a
     * request ends with the head of its reply: a body that stops half-way was waited for for ever.
     */
    private HttpResponse<byte[]> whole(CompletableFuture<HttpResponse<byte[]>> coming)
            throws IOException, InterruptedException, TimeoutException {
        try {
            return coming.get(replyMax.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException cause ? cause : new IOException(e);
        } finally {
            coming.cancel(true);
        }
    }

    private static Reply understood(
            HttpResponse<byte[]> response, String method, boolean repeated) {
        int status = response.statusCode();
        var body = body(response, method);
        return switch (status) {
            case 200, 201, 202, 404, 409, 412 -> new Reply(status, body, repeated);
            case 401, 403 -> throw failure(Reason.UNAUTHORISED, "name or password", status, body);
            case 413, 414 -> throw failure(Reason.TOO_LARGE, "the size", status, body);
            case 429, 503 -> throw failure(Reason.BUSY, "for now", status, body);
            case 507 -> throw failure(Reason.FULL, "for lack of room", status, body);
            default -> throw failure(Reason.REFUSED, "the request", status, body);
        };
    }

    private static JsonNode body(HttpResponse<byte[]> response, String method) {
        try {
            return JSON.readTree(response.body());
        } catch (JacksonException e) {
            if (response.statusCode() < 300 && !method.equals("HEAD")) {
                throw new DocumentsFailure(Reason.GARBLED, "CouchDB replied no JSON", e);
            }
            return JSON.missingNode();
        }
    }

    private static DocumentsFailure failure(Reason reason, String what, int status, JsonNode body) {
        var why = body.path("error").asString("") + ": " + body.path("reason").asString("");
        var shown = why.length() > REASON_LENGTH_MAX ? why.substring(0, REASON_LENGTH_MAX) : why;
        return new DocumentsFailure(
                reason, "CouchDB refuses " + what + " (" + status + " " + shown + ")", null);
    }

    private static String basic(String userInfo) {
        return "Basic "
                + Base64.getEncoder().encodeToString(userInfo.getBytes(StandardCharsets.UTF_8));
    }
}
