package classroom7.operations.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as a program of somebody else's speaks it: one try, and what became of it. */
final class Wire implements AutoCloseable {
    static final Duration REPLY_MAX = Duration.ofSeconds(20);
    private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
    private static final JsonMapper JSON = new JsonMapper();

    private final URI base;
    private final HttpClient client;

    Wire(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
        this.client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(CONNECT_MAX)
                        .build();
    }

    /**
     * What came back.
     *
     * @param status 0: nothing, or only a part
     */
    record Reply(int status, JsonNode body) {
        boolean isMissing() {
            return status == 0;
        }
    }

    Reply get(String path, String token) {
        return exchange(request(path, token).GET().build());
    }

    Reply post(String path, @Nullable String token, JsonNode body) {
        return exchange(
                request(path, token).POST(BodyPublishers.ofString(body.toString())).build());
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private HttpRequest.Builder request(String path, @Nullable String token) {
        var request =
                HttpRequest.newBuilder(base.resolve(path))
                        .timeout(REPLY_MAX)
                        .header("Content-Type", "application/json");
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private Reply exchange(HttpRequest request) {
        try {
            var response = client.send(request, HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), JSON.readTree(response.body()));
        } catch (JacksonException | IOException e) {
            return new Reply(0, JSON.missingNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Reply(0, JSON.missingNode());
        }
    }
}
