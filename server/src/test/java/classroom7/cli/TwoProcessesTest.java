package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.answer.Answering;
import classroom7.platform.database.Database;
import classroom7.platform.database.Pool;
import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import classroom7.testing.Browser;
import classroom7.testing.Program;
import classroom7.testing.School;
import classroom7.testing.Taught;
import classroom7.testing.TestDatabase;
import classroom7.testing.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code c7 serve} takes answers and {@code c7 work} makes progress of them, on one database. */
@Tag("process")
class TwoProcessesTest {
    private static final Duration FOLLOWED_MAX = Duration.ofSeconds(60);
    private static final Duration LAG_MAX = Duration.ofSeconds(1);
    private static final int LAGS = 9;
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir Path home;

    private final classroom7.platform.database.Address address = TestDatabase.freshAddress();
    private String course = "";
    private String lesson = "";
    private String token = "";

    @BeforeEach
    void furnish() {
        try (var server = TestServer.on(address)) {
            var school = School.open(server.door(Database.class), InstantSource.system());
            lesson = Taught.lesson(server, school, "Roots", Answering.LESSON).value();
            course = school.fractions.value();
        }
    }

    @Test
    void either_may_be_killed_and_started_again() {
        try (var work = start("work")) {
            try (var serve = start("serve")) {
                token = token(serve);
                answer(serve, 0, "{\"choice\":\"f7\"}");
                assertAnswered(serve, 1);
                work.signal(Signal.KILL);
                work.ended();
                answer(serve, 1, "{\"truth\":true}");
                serve.signal(Signal.KILL);
                serve.ended();
            }
        }
        try (var serve = start("serve");
                var work = start("work")) {
            assertAnswered(serve, 2);
            answer(serve, 2, "{\"number\":\"9.81\"}");
            assertAnswered(serve, 3);
            serve.signal(Signal.TERM);
            work.signal(Signal.TERM);
            assertEquals(143, serve.ended());
            assertEquals(143, work.ended());
            assertEquals("", serve.err() + work.err());
        }
    }

    /** The middle one of some: a machine that runs all the tests may stall for once. */
    @Test
    void marks_follow_a_receipt_within_a_second() {
        try (var work = start("work");
                var serve = start("serve");
                var pool = Pool.to(address)) {
            var marks = new Database(pool).sql("select coalesce(sum(answers), 0) from answer_mark");
            token = token(serve);
            answer(serve, 0, "{\"choice\":\"f7\"}");
            assertAnswered(serve, 1);
            var lags = new ArrayList<Duration>();
            for (int more = 1; more <= LAGS; more++) {
                answer(serve, 1, "{\"truth\":" + (more % 2 == 0) + "}");
                long received = System.nanoTime();
                int all = more + 1;
                assertTrue(
                        Wait.until(FOLLOWED_MAX, () -> marks.query(Integer.class).single() == all));
                lags.add(Duration.ofNanos(System.nanoTime() - received));
            }
            lags.sort(null);
            assertTrue(lags.get(LAGS / 2).compareTo(LAG_MAX) <= 0, lags::toString);
        }
    }

    private Program start(String command) {
        return Program.start(
                Map.of("C7_DATABASE_URL", TestDatabase.url(address), "C7_PORT", "0"),
                List.of(),
                List.of(command, "--home", home.resolve(command).toString()));
    }

    private static String token(Program serve) {
        var asked = "{\"email\":\"grace@example.org\",\"password\":\"%s\"}";
        var given =
                new Browser(serve.ready())
                        .postJson("/api/tokens", asked.formatted(School.PASSWORD));
        return JSON.readTree(given.body()).path("token").asString();
    }

    private void answer(Program serve, int at, String response) {
        var grace = grace(serve);
        var question = read(grace.get("/api/lessons/" + lesson)).path("questions").path(at);
        var answer =
                """
                {"answers":[{"id":"%s","question":"%s","version":1,"attempt":1,"sequence":1,
                             "response":%s,"answeredAt":"2026-11-25T11:59:00Z"}]}
                """
                        .formatted(Answering.id(), question.path("id").asString(), response);
        var receipt = read(grace.postJson("/api/answers", answer)).path("receipts").path(0);
        assertEquals("accepted", receipt.path("state").asString(), receipt::toString);
    }

    private void assertAnswered(Program serve, int answered) {
        var grace = grace(serve);
        var path = "/api/courses/" + course + "/progress";
        assertTrue(
                Wait.until(
                        FOLLOWED_MAX,
                        () ->
                                read(grace.get(path))
                                        .findValuesAsString("answered")
                                        .contains("" + answered)),
                () -> grace.get(path).body());
    }

    private Browser grace(Program serve) {
        return new Browser(serve.ready()).with("Authorization", "Bearer " + token);
    }

    private static JsonNode read(Browser.Visit visit) {
        assertEquals(200, visit.status(), visit::body);
        return JSON.readTree(visit.body());
    }
}
