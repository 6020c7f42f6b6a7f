package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.answer.Answering;
import classroom7.platform.database.Database;
import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import classroom7.platform.settings.Settings;
import classroom7.testing.Browser;
import classroom7.testing.Program;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A PostgreSQL that stands still, neither gone nor answering: nobody waits for it without an end.
 */
@Tag("process")
@Tag("long")
class FrozenDatabaseTest {
    /** After this a person has gone, and a device has given up waiting. */
    private static final Duration SAID_MAX = Duration.ofSeconds(25);

    private static final Duration GOES_ON_MAX = Duration.ofSeconds(60);

    /** More of each than the pool has connections. */
    private static final int OF_EACH = 12;

    private static final String TYPED = "Typed for a quarter of an hour, & not to be lost.";

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private URI address = URI.create("http://127.0.0.1/");
    private String teacher = "";
    private String learner = "";
    private String course = "";
    private String lesson = "";

    @Test
    void who_asks_meanwhile_is_told_soon_and_nothing_is_lost_or_doubled() throws Exception {
        try (var up = Program.up(home, "--sample")) {
            address = up.ready();
            enter();
            var answers = answers();
            var before = receipt(sendAnswer(answers.getFirst()).join());
            assertEquals("accepted", before.path("state").asString());
            var postgres = up.children().stream().map(ProcessHandle::pid).toList();
            Signal.STOP.send(postgres);
            try {
                assertAll(whileItStandsStill(answers));
            } finally {
                Signal.CONT.send(postgres);
            }
            assertTrue(Wait.until(GOES_ON_MAX, () -> Program.get(address, "/up") == 200), up::err);
            assertGoesOn(answers, before);
            assertEquals(postgres.getFirst(), up.children().getFirst().pid(), "nothing restarted");
        }
        assertOnceEach(answersSent);
    }

    private final List<String> answersSent = new ArrayList<>();

    private void enter() throws IOException {
        teacher = token("teacher");
        learner = token("learner");
        course = read(learner, "/api/courses").path("courses").path(0).path("id").asString();
        var lessons = read(learner, "/api/courses/" + course).findValues("lessons").getFirst();
        for (var one : lessons) {
            lesson = lesson.isEmpty() && one.path("open").asBoolean() ? id(one) : lesson;
        }
        assertFalse(lesson.isEmpty(), "the sample has an open lesson");
    }

    /** Everything at once, so that each meets whatever the others hold. */
    private List<Executable> whileItStandsStill(List<String> answers) {
        var all = new ArrayList<Executable>();
        for (var answer : answers) {
            var sent = sendAnswer(answer);
            all.add(() -> assertSaid(sent.join(), "\"status\":503"));
        }
        for (int times = 0; times < OF_EACH; times++) {
            var page = client.sendAsync(get("/lessons/" + lesson, learner), text());
            all.add(() -> assertSaid(page.join(), "<h1"));
            var form = sendForm(times);
            all.add(() -> assertSaid(form.join(), "not to be lost"));
        }
        var ready = client.sendAsync(get("/up", learner), text());
        all.add(() -> assertSaid(ready.join(), "the database is not reached"));
        return all;
    }

    private static void assertSaid(HttpResponse<String> reply, String words) {
        assertEquals(503, reply.statusCode(), reply::body);
        assertTrue(reply.body().contains(words), reply::body);
        assertEquals("5", reply.headers().firstValue("Retry-After").orElse("none"));
    }

    private void assertGoesOn(List<String> answers, JsonNode before) {
        for (var answer : answers) {
            var receipt = receipt(sendAnswer(answer).join());
            assertTrue(
                    List.of("accepted", "repeated").contains(receipt.path("state").asString()),
                    receipt::toString);
            assertEquals("repeated", receipt(sendAnswer(answer).join()).path("state").asString());
        }
        var again = receipt(sendAnswer(answers.getFirst()).join());
        for (var what : List.of("id", "digest", "receivedAt", "epoch")) {
            assertEquals(before.path(what), again.path(what), what);
        }
        assertEquals(303, sendForm(0).join().statusCode());
        assertEquals(
                200,
                client.sendAsync(get("/lessons/" + lesson, learner), text()).join().statusCode());
    }

    private void assertOnceEach(List<String> ids) {
        try (var installation = Installation.open(Settings.alone(home), "c7 test", line -> {})) {
            var database = installation.door(Database.class);
            for (var id : ids) {
                var kept =
                        database.sql("select count(*) from document where id like ?")
                                .param("answer:%:" + id);
                assertEquals(1, kept.query(Integer.class).single(), id);
            }
        }
    }

    private List<String> answers() {
        var shown = read(learner, "/api/lessons/" + lesson);
        JsonNode choice = null;
        for (var question : shown.path("questions")) {
            choice = question.path("kind").asString().equals("choice") ? question : choice;
        }
        var asked = choice;
        return IntStream.rangeClosed(1, OF_EACH).mapToObj(n -> answer(shown, asked, n)).toList();
    }

    private String answer(JsonNode shown, JsonNode choice, int sequence) {
        var body = JSON.createObjectNode();
        var answer = body.putArray("answers").addObject();
        var id = Answering.id();
        answersSent.add(id);
        answer.put("id", id)
                .put("question", id(choice))
                .put("version", choice.path("version").asInt())
                .put("attempt", shown.path("attempt").asInt())
                .put("sequence", sequence)
                .put("answeredAt", "2026-11-25T11:59:00Z")
                .putObject("response")
                .put("choice", id(choice.path("choices").path(0)));
        return body.toString();
    }

    private CompletableFuture<HttpResponse<String>> sendAnswer(String body) {
        return client.sendAsync(
                request("/api/answers", learner)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                text());
    }

    private CompletableFuture<HttpResponse<String>> sendForm(int number) {
        var typed = URLEncoder.encode(TYPED + " " + number, StandardCharsets.UTF_8);
        return client.sendAsync(
                request("/courses/" + course + "/description", teacher)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("description=" + typed))
                        .build(),
                text());
    }

    private HttpRequest get(String path, String token) {
        return request(path, token).GET().build();
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(SAID_MAX);
    }

    private static HttpResponse.BodyHandler<String> text() {
        return BodyHandlers.ofString();
    }

    private static JsonNode receipt(HttpResponse<String> reply) {
        assertEquals(200, reply.statusCode(), reply::body);
        return JSON.readTree(reply.body()).path("receipts").path(0);
    }

    private static String id(JsonNode thing) {
        return thing.path("id").asString();
    }

    private JsonNode read(String token, String path) {
        var visit = new Browser(address).with("Authorization", "Bearer " + token).get(path);
        assertEquals(200, visit.status(), visit::body);
        return JSON.readTree(visit.body());
    }

    private String token(String role) throws IOException {
        var accounts = JSON.readTree(Files.readString(home.resolve("sample-accounts.json")));
        for (var account : accounts) {
            if (account.path("role").asString().equals(role)) {
                var asked =
                        JSON.createObjectNode()
                                .put("email", account.path("email").asString())
                                .put("password", account.path("password").asString());
                var given = new Browser(address).postJson("/api/tokens", asked.toString());
                return JSON.readTree(given.body()).path("token").asString();
            }
        }
        throw new IllegalStateException("The sample has no " + role);
    }
}
