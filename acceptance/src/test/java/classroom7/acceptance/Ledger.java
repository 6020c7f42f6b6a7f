package classroom7.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the store holds of one learner, asked as a program asks: past every browser and gate. */
final class Ledger {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration REPLY_MAX = Duration.ofSeconds(20);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI product;
    private final String token;
    private int attempt = 1;

    Ledger(URI product, Product.Account account) {
        this.product = product;
        var typed = Map.of("email", account.email(), "password", account.password());
        var body = HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(typed));
        var asked = request("/api/tokens").header("Content-Type", "application/json").POST(body);
        this.token = read(asked).path("token").asString();
    }

    /** The address of the lesson whose title holds this text. */
    String lesson(String title) {
        for (var course : get("/api/courses").path("courses")) {
            for (var unit : get("/api/courses/" + course.path("id").asString()).path("units")) {
                for (var lesson : unit.path("lessons")) {
                    if (lesson.path("title").asString().contains(title)) {
                        return "/lessons/" + lesson.path("id").asString();
                    }
                }
            }
        }
        throw new AssertionError("No lesson is called " + title);
    }

    /** The address of the learner's course. */
    String course() {
        return "/courses/" + get("/api/courses").path("courses").path(0).path("id").asString();
    }

    /** Begins an attempt in which nothing is answered yet. */
    void beginAgain(String lesson) {
        var nothing = HttpRequest.BodyPublishers.noBody();
        var path = "/api" + lesson + "/attempts";
        attempt = read(authorized(path).POST(nothing)).path("attempt").asInt();
    }

    /** Who it is, as others read it. */
    String name(String lesson) {
        return get(lesson + "/receipts.json").path("name").asString();
    }

    /** How a timed lesson's attempt stands by the server's clock; number 0: none has begun. */
    Sitting sitting(String lesson) {
        var told = get("/api" + lesson);
        return new Sitting(
                told.path("attempt").asInt(),
                told.path("startedAt").asString(""),
                told.path("endsAt").asString(""),
                told.path("handedInAt").asString(""),
                told.path("serverTime").asString(""));
    }

    record Sitting(
            int attempt, String startedAt, String endsAt, String handedInAt, String serverTime) {
        Instant ends() {
            return Instant.parse(endsAt);
        }

        Duration length() {
            return Duration.between(Instant.parse(startedAt), ends());
        }

        boolean isHandedIn() {
            return !handedInAt.isEmpty();
        }

        /** Whether so much time has passed since the end. */
        boolean isOverFor(Duration time) {
            return Instant.parse(serverTime).isAfter(ends().plus(time));
        }

        /** The same work: nobody began, moved or ended anything in between. */
        boolean isAsBefore(Sitting before) {
            return attempt == before.attempt
                    && startedAt.equals(before.startedAt)
                    && endsAt.equals(before.endsAt)
                    && handedInAt.equals(before.handedInAt);
        }
    }

    /** What is asked of the server now is refused. */
    int refusal(String path) {
        var nothing = HttpRequest.BodyPublishers.noBody();
        return send(authorized(path).POST(nothing)).statusCode();
    }

    /** The answers that would count, whole. */
    List<JsonNode> answers(String lesson) {
        var all = new ArrayList<JsonNode>();
        get("/api" + lesson + "/answers").path("answers").forEach(all::add);
        return all;
    }

    /** The responses that count, by their text. */
    List<String> counting(String lesson) {
        var responses = new ArrayList<String>();
        for (var answer : get("/api" + lesson + "/answers").path("answers")) {
            responses.add(answer.path("response").toString());
        }
        return responses.stream().sorted().toList();
    }

    /** Every answer that was ever received in this attempt. */
    List<JsonNode> received(String lesson) {
        var all = new ArrayList<JsonNode>();
        for (var receipt : get(lesson + "/receipts.json").path("receipts")) {
            if (receipt.path("sent").path("attempt").asInt() == attempt) {
                all.add(receipt);
            }
        }
        return all;
    }

    List<String> responses(String lesson) {
        return received(lesson).stream()
                .map(receipt -> receipt.path("sent").path("response").toString())
                .sorted()
                .toList();
    }

    /** The devices from which they came. */
    Set<String> devices(String lesson) {
        var devices = new TreeSet<String>();
        for (var receipt : received(lesson)) {
            devices.add(receipt.path("sent").path("device").asString());
        }
        return devices;
    }

    /** What an address answers, with which status. */
    int status(String path) {
        return send(authorized(path)).statusCode();
    }

    JsonNode get(String path) {
        return read(authorized(path));
    }

    private HttpRequest.Builder authorized(String path) {
        return request(path).header("Authorization", "Bearer " + token);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(product.resolve(path)).timeout(REPLY_MAX);
    }

    private static JsonNode read(HttpRequest.Builder request) {
        var reply = send(request);
        if (reply.statusCode() >= 300) {
            throw new AssertionError(reply.uri() + " answers " + reply.statusCode());
        }
        return JSON.readTree(reply.body());
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
