package classroom7.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A browser without eyes: real HTTP, cookies, redirects followed as a person's would. */
public final class Browser {
    private static final Duration WAIT_MAX = Duration.ofSeconds(30);
    private static final int REDIRECTS_MAX = 5;

    /** What came back: the last answer after redirects, and the path it was found at. */
    public record Visit(int status, String path, HttpResponse<String> response) {
        public String body() {
            return response.body();
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }

    private final HttpClient client = HttpClient.newHttpClient();
    private final URI home;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean follows = true;

    public Browser(URI home) {
        this.home = home;
        headers.put("Sec-Fetch-Site", "same-origin");
    }

    /** Sends this header with every request; null takes it away. */
    public Browser with(String header, String value) {
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return this;
    }

    public Browser cookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    public String cookie(String name) {
        return cookies.getOrDefault(name, "");
    }

    /** Shows redirects instead of following them. */
    public Browser stopping() {
        follows = false;
        return this;
    }

    public Visit get(String path) {
        return send(path, HttpRequest.newBuilder().GET());
    }

    /** Posts a form: names and values in turn. */
    public Visit post(String path, String... fields) {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&")
                    .append(URLEncoder.encode(fields[i], UTF_8))
                    .append('=')
                    .append(URLEncoder.encode(fields[i + 1], UTF_8));
        }
        return postBody(path, "application/x-www-form-urlencoded", form.toString().getBytes(UTF_8));
    }

    public Visit postJson(String path, String json) {
        return postBody(path, "application/json", json.getBytes(UTF_8));
    }

    public Visit postBody(String path, String mediaType, byte[] body) {
        return send(
                path,
                HttpRequest.newBuilder()
                        .header("Content-Type", mediaType)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    public Visit send(String path, HttpRequest.Builder request) {
        Visit visit = sendOnce(path, request);
        for (int i = 0; follows && i < REDIRECTS_MAX && isRedirect(visit.status()); i++) {
            visit = sendOnce(visit.header("Location"), HttpRequest.newBuilder().GET());
        }
        return visit;
    }

    private Visit sendOnce(String path, HttpRequest.Builder request) {
        request.uri(home.resolve(path)).timeout(WAIT_MAX);
        headers.forEach(request::setHeader);
        if (!cookies.isEmpty()) {
            request.setHeader(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString(UTF_8));
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Visit(response.statusCode(), path, response);
        } catch (IOException e) {
            throw new UncheckedIOException("Asking for " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted asking for " + path, e);
        }
    }

    private void keep(String cookie) {
        String[] parts = cookie.split(";");
        String[] pair = parts[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static boolean isRedirect(int status) {
        return status == 302 || status == 303;
    }
}
