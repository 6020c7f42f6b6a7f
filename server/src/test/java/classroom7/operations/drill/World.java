package classroom7.operations.drill;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A teacher's and a learner's doings over HTTP, in the sample school. */
final class World {
    private static final Duration SETTLED_MAX = Duration.ofSeconds(60);
    private static final int ANSWERS_MAX = 20_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    final Findings findings = new Findings();
    final Answering learner;
    private final URI address;
    private final String teacher;
    private final String course;
    private final String lesson;
    private final HttpClient client = HttpClient.newHttpClient();

    World(URI address, Path home, Wire wire) throws IOException {
        this.address = address;
        var accounts = JSON.readTree(Files.readString(home.resolve("sample-accounts.json")));
        teacher = token(wire, account(accounts, "teacher"));
        var pupil = token(wire, account(accounts, "learner"));
        course = wire.get("/api/courses", pupil).body().at("/courses/0/id").asString();
        var contents = wire.get("/api/courses/" + course, pupil).body();
        lesson = contents.at("/units/0/lessons/0/id").asString();
        var asked = Asked.of(wire.get("/api/lessons/" + lesson, pupil).body());
        var traffic = new Traffic();
        var room = new Learner.Room(wire, asked, traffic, findings, InstantSource.system());
        learner = new Answering(new Learner(room, "", pupil, new Random(1)), traffic);
    }

    String up() {
        try {
            var request = HttpRequest.newBuilder(address.resolve("/up")).build();
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return e.toString();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int upload() throws Exception {
        var body =
                """
                --x\r
                Content-Disposition: form-data; name="file"; filename="note.txt"\r
                Content-Type: text/plain\r
                \r
                A note\r
                --x--\r
                """;
        return post("/lessons/" + lesson + "/attachments", "multipart/form-data; boundary=x", body);
    }

    /** As the editor sends it, with and without scripts. */
    int write() throws Exception {
        var body =
                """
                --x\r
                Content-Disposition: form-data; name="source"\r
                \r
                A text\r
                --x\r
                Content-Disposition: form-data; name="title"\r
                \r
                Weather\r
                --x--\r
                """;
        return post("/lessons/" + lesson + "/draft", "multipart/form-data; boundary=x", body);
    }

    int rename() throws Exception {
        return post(
                "/courses/" + course + "/title",
                "application/x-www-form-urlencoded",
                "title=Weather");
    }

    private int post(String path, String type, String body) throws Exception {
        var request =
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Authorization", "Bearer " + teacher)
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static JsonNode account(JsonNode accounts, String role) {
        for (var account : accounts) {
            if (account.path("role").asString().equals(role)) {
                return account;
            }
        }
        throw new AssertionError("No " + role + " in " + accounts);
    }

    private static String token(Wire wire, JsonNode account) {
        var asked =
                JSON.createObjectNode()
                        .put("email", account.path("email").asString())
                        .put("password", account.path("password").asString());
        return wire.post("/api/tokens", null, asked).body().path("token").asString();
    }

    /** A learner, and what the server says to the answers. */
    record Answering(Learner learner, Traffic traffic) {
        boolean settleOne() {
            learner.give();
            return settle();
        }

        boolean settle() {
            return learner.settle(SETTLED_MAX);
        }

        /** Answers until one is put off; it is held, without a receipt. */
        boolean isRefusedAtLast() {
            for (int one = 0; one < ANSWERS_MAX && traffic.putOff.sum() == 0; one++) {
                learner.give();
                learner.settle(Duration.ofMillis(1));
            }
            return traffic.putOff.sum() > 0 && learner.heldCount() > 0;
        }
    }
}
