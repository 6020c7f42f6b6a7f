package classroom7.operations.drill;

import classroom7.base.LessonId;
import classroom7.platform.process.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One who signs in as in a browser and turns pages. */
final class Reader implements AutoCloseable {
    private final URI base;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String cookie = "";

    Reader(int port) {
        this.base = URI.create("http://127.0.0.1:" + port);
    }

    /** Signs in and reads, until told to stop; returns pages read. */
    int read(String email, String password, List<LessonId> lessons, BooleanSupplier goesOn) {
        signIn(email, password);
        int pages = 0;
        while (goesOn.getAsBoolean()) {
            var lesson = lessons.get(pages % lessons.size());
            demand(request("/lessons/" + lesson).GET().build(), 200);
            pages++;
            if (pages % lessons.size() == 0) {
                demand(request("/").GET().build(), 200);
            }
        }
        return pages;
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }

    private void signIn(String email, String password) {
        var form =
                "email="
                        + URLEncoder.encode(email, StandardCharsets.UTF_8)
                        + "&password="
                        + URLEncoder.encode(password, StandardCharsets.UTF_8);
        var reply =
                demand(
                        request("/sign-in")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", base.toString())
                                .POST(BodyPublishers.ofString(form))
                                .build(),
                        303);
        cookie = reply.headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Wire.REPLY_MAX)
                .header("Cookie", cookie);
    }

    private HttpResponse<?> demand(HttpRequest request, int status) {
        try {
            var reply = client.send(request, BodyHandlers.discarding());
            if (reply.statusCode() != status) {
                throw new Refusal(request.uri() + " replied " + reply.statusCode() + ".");
            }
            return reply;
        } catch (IOException e) {
            throw new Refusal(request.uri() + " did not reply.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading", e);
        }
    }
}
