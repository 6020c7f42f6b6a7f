package classroom7.operations.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.EmbeddedPostgres;
import classroom7.testing.PouchServer;
import classroom7.testing.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two minutes of the drill on both back ends, side by side. */
@Tag("process")
@Tag("long")
class AnswerDrillTest {
    private static final Duration END_MAX = Duration.ofMinutes(8);
    private static final String MINUTES = "2";
    private static final String LEARNERS = "12";

    @TempDir static Path homes;

    private static Program onPostgres;
    private static Program onCouch;

    @BeforeAll
    static void begin() {
        onPostgres = drill("postgres", Map.of());
        var pouch = System.getenv("C7_TEST_POUCHDB");
        if (pouch != null) {
            int port = EmbeddedPostgres.freePort();
            var program =
                    "node %s --dir %s --host 127.0.0.1 --port %d"
                            .formatted(pouch, homes.resolve("couch-data"), port);
            onCouch =
                    drill(
                            "couch",
                            Map.of(
                                    "C7_TEST_DRILLED_COUCHDB",
                                    "http://127.0.0.1:" + port + "/",
                                    "C7_TEST_DRILLED_PROGRAM",
                                    program),
                            "--couchdb",
                            "C7_TEST_DRILLED_COUCHDB",
                            "--couchdb-program",
                            "C7_TEST_DRILLED_PROGRAM");
        }
    }

    @AfterAll
    static void end() {
        onPostgres.close();
        if (onCouch != null) {
            onCouch.close();
        }
    }

    @Test
    void no_answer_is_lost_in_postgresql() {
        assertGood(onPostgres);
    }

    @Test
    void no_answer_is_lost_in_couchdb() {
        PouchServer.program(); // skips the test where there is none
        assertGood(onCouch);
    }

    private static Program drill(String name, Map<String, String> environment, String... more) {
        var arguments = new ArrayList<>(List.of("drill", "answers", "--json", "--seed", "7"));
        arguments.addAll(List.of("--minutes", MINUTES, "--learners", LEARNERS));
        arguments.addAll(List.of("--home", homes.resolve(name).toString()));
        arguments.addAll(List.of(more));
        return Program.start(environment, List.of(), arguments);
    }

    private static void assertGood(Program drill) {
        int code = drill.ended(END_MAX);
        assertEquals(0, code, () -> drill.out() + drill.err());
        JsonNode report = JsonMapper.shared().readTree(drill.out());
        assertTrue(report.path("good").asBoolean(), drill::out);
        assertEquals(0, report.path("findings").size(), drill::out);
        assertTrue(report.path("answers").asLong() > 0, drill::out);
        int faults = 0;
        for (var fault : report.path("faults")) {
            faults += fault.path("times").asInt();
        }
        assertTrue(faults > 0, drill::out);
    }
}
