package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.answer.Answering;
import classroom7.platform.database.Database;
import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import classroom7.platform.settings.Settings;
import classroom7.testing.Browser;
import classroom7.testing.Program;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asked to end in the middle of its work, {@code c7 up} finishes that and takes nothing new. */
@Tag("process")
@Tag("long")
class DrainTest {
    private static final Duration WAIT_MAX = Duration.ofSeconds(60);

    /** The promise: whatever a sender does, the program is gone by then. */
    private static final Duration GONE_MAX = Duration.ofSeconds(30);

    private static final JsonMapper JSON = new JsonMapper();
    private static final String EDGE = "edge";

    @TempDir Path home;

    private final HttpClient client = HttpClient.newHttpClient();
    private URI address = URI.create("http://127.0.0.1/");

    @Test
    void what_is_in_flight_is_finished_and_nothing_else_taken() throws Exception {
        try (var up = Program.up(home, "--sample")) {
            address = up.ready();
            var teacher = token("teacher");
            var learner = token("learner");
            var lesson = openLesson(learner);
            var upload = new Slow();
            var uploaded = send(teacher, "/lessons/" + lesson + "/attachments", upload.body());
            upload.writes(form("the first half, "));
            upload.awaitTaken();
            try (var lock = new Lock(home)) {
                var answered = sendAnswer(learner, lesson);
                lock.awaitBlocked();
                up.signal(Signal.TERM);
                assertTrue(Wait.until(WAIT_MAX, () -> Program.get(address, "/up") != 200));
                lock.close();
                var receipts = JSON.readTree(answered.get(30, TimeUnit.SECONDS).body());
                assertEquals("accepted", receipts.findValue("state").asString());
            }
            upload.writes("the second half.\r\n--" + EDGE + "--\r\n");
            upload.ends();
            assertEquals(201, uploaded.get(30, TimeUnit.SECONDS).statusCode());
            assertEquals(143, up.ended());
            assertEquals("", up.err());
        }
    }

    @Test
    void a_sender_that_never_ends_is_not_waited_for() throws Exception {
        try (var up = Program.up(home, "--sample")) {
            address = up.ready();
            var learner = token("teacher");
            var upload = new Slow();
            send(learner, "/lessons/" + openLesson(learner) + "/attachments", upload.body());
            upload.writes(form("for ever"));
            upload.awaitTaken();
            var below = up.children();
            up.signal(Signal.TERM);
            assertTrue(Wait.until(GONE_MAX, up::isGone), "still there after " + GONE_MAX);
            assertTrue(
                    Wait.until(WAIT_MAX, () -> below.stream().noneMatch(ProcessHandle::isAlive)));
        }
    }

    /** A body that comes in pieces, when the test says so. */
    private static final class Slow {
        private final PipedOutputStream pieces = new PipedOutputStream();
        private final CountDownLatch taken = new CountDownLatch(1);

        /** Asked for once the server said that it will read it. */
        BodyPublisher body() {
            return BodyPublishers.ofInputStream(() -> {
                try {
                    var body = new PipedInputStream(pieces, 1 << 16);
                    taken.countDown();
                    return body;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        void awaitTaken() throws InterruptedException {
            assertTrue(taken.await(WAIT_MAX.toSeconds(), TimeUnit.SECONDS));
        }

        void writes(String text) throws IOException, InterruptedException {
            awaitTaken();
            pieces.write(text.getBytes(StandardCharsets.UTF_8));
            pieces.flush();
        }

        void ends() throws IOException {
            pieces.close();
        }
    }

    /** Holds back every write of a document. */
    private static final class Lock implements AutoCloseable {
        private final Installation installation;
        private final Database database;
        private final CountDownLatch held = new CountDownLatch(1);
        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread holder;

        Lock(Path home) throws InterruptedException {
            var settings = Settings.alone(home);
            installation = Installation.open(settings, "c7 test", line -> {});
            database = installation.door(Database.class);
            holder = Thread.ofPlatform().start(this::hold);
            assertTrue(held.await(WAIT_MAX.toSeconds(), TimeUnit.SECONDS));
        }

        private void hold() {
            database.transact(() -> {
                database.sql("lock table document in exclusive mode").update();
                held.countDown();
                try {
                    assertTrue(over.await(WAIT_MAX.toSeconds(), TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        void awaitBlocked() {
            assertTrue(
                    Wait.until(
                            WAIT_MAX,
                            () ->
                                    database.sql(
                                                            """
                                                            select count(*) from pg_locks
                                                             where relation = 'document'::regclass
                                                               and not granted
                                                            """)
                                                    .query(Long.class)
                                                    .single()
                                            > 0));
        }

        @Override
        public void close() throws InterruptedException {
            over.countDown();
            holder.join();
            installation.close();
        }
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

    private JsonNode read(String token, String path) {
        var visit = new Browser(address).with("Authorization", "Bearer " + token).get(path);
        assertEquals(200, visit.status(), visit::body);
        return JSON.readTree(visit.body());
    }

    private String openLesson(String token) {
        var course = read(token, "/api/courses").path("courses").path(0).path("id").asString();
        for (var lesson : read(token, "/api/courses/" + course).findValues("lessons").getFirst()) {
            if (lesson.path("open").asBoolean()) {
                return lesson.path("id").asString();
            }
        }
        throw new IllegalStateException("The sample has no open lesson in its first unit");
    }

    private CompletableFuture<HttpResponse<String>> sendAnswer(String token, String lesson) {
        var shown = read(token, "/api/lessons/" + lesson);
        JsonNode choice = null;
        for (var question : shown.path("questions")) {
            choice = question.path("kind").asString().equals("choice") ? question : choice;
        }
        var answer = JSON.createObjectNode();
        answer.put("id", Answering.id())
                .put("question", choice.path("id").asString())
                .put("version", choice.path("version").asInt())
                .put("attempt", shown.path("attempt").asInt())
                .put("sequence", 1)
                .put("answeredAt", "2026-11-25T11:59:00Z")
                .putObject("response")
                .put("choice", choice.path("choices").path(0).path("id").asString());
        var body = JSON.createObjectNode();
        body.putArray("answers").add(answer);
        return client.sendAsync(
                request(token, "/api/answers")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body.toString()))
                        .build(),
                BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> send(
            String token, String path, BodyPublisher form) {
        return client.sendAsync(
                request(token, path)
                        .expectContinue(true)
                        .header("Accept", "application/json")
                        .header("Content-Type", "multipart/form-data; boundary=" + EDGE)
                        .POST(form)
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String token, String path) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Authorization", "Bearer " + token)
                .timeout(WAIT_MAX);
    }

    private static String form(String begun) {
        return "--"
                + EDGE
                + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"slow.txt\"\r\n"
                + "Content-Type: text/plain\r\n\r\n"
                + begun;
    }
}
