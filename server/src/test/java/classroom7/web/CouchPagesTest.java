package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.answer.Answering;
import classroom7.testing.Browser;
import classroom7.testing.CouchGate;
import classroom7.testing.CouchPeer;
import classroom7.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Pages over a CouchDB that may be far away: how often they wait for it, and what if it refuses.
 */
@Tag("long")
class CouchPagesTest {
    private static final Path ROUTES = Path.of("..", "docs", "routes.md");

    private static final List<String> READERS = List.of("owner", "teacher", "learner");
    private static final int VISITS = 4;

    /** Lesson, answers, receipts, one learner's work: fewer would mean that nothing is counted. */
    private static final int PAGES_LEAST = 8;

    private static CouchGate gate;
    private static RouteWorld world;

    @BeforeAll
    static void open() {
        gate = new CouchGate(CouchPeer.address());
        world = new RouteWorld(TestServer.withDocumentsIn(gate.address()));
    }

    @AfterAll
    static void close() {
        if (world != null) {
            world.close();
        }
        if (gate != null) { // it was skipped
            gate.close();
        }
    }

    @AfterEach
    void pass() {
        gate.refuse(0);
    }

    @Test
    void no_page_waits_for_more_than_one_round_trip() throws IOException {
        var wrong = new ArrayList<String>();
        int waiting = 0;
        for (var row : RouteTable.read(Files.readString(ROUTES)).rows()) {
            for (var role : READERS) {
                var asked = row.method().equals("GET") ? fewest(row, role) : List.of();
                waiting += asked.size();
                if (asked.size() > 1) {
                    wrong.add(row.route() + ", " + role + ": " + asked);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(waiting >= PAGES_LEAST, waiting + " pages asked at all");
    }

    /** The change feed is followed beside all pages: the quietest of some visits is the page's. */
    private static List<String> fewest(RouteTable.Row row, String role) {
        @Nullable List<String> fewest = null;
        for (int visit = 0; visit < VISITS && (fewest == null || fewest.size() > 1); visit++) {
            gate.asked();
            world.answer(row, role);
            fewest = gate.asked();
        }
        return fewest;
    }

    @ParameterizedTest
    @CsvSource({"413, 503", "429, 503", "503, 503", "401, 503", "500, 503", "507, 507"})
    void a_refusal_of_the_store_is_said_and_is_no_failure_of_ours(int refusal, int said) {
        var learner = world.browser("learner");
        var shown = shown(learner);
        var page = "/lessons/" + shown.path("id").asString();
        var question = shown.path("questions").path(0);
        var choice = question.path("choices").path(0).path("id").asString();
        gate.refuse(refusal);
        // The lesson itself is shown from memory as long as nothing of it has changed.
        for (var path : List.of(page + "/receipts", "/api" + page + "/answers")) {
            assertEquals(said, learner.get(path).status(), path);
        }
        var id = question.path("id").asString();
        assertEquals(said, learner.postJson("/api/answers", answer(id, choice)).status());
        var plain = learner.post(page + "/answers", "question." + id, choice);
        assertEquals(said, plain.status(), plain.body());
        assertEquals(said == 507 ? "30" : "5", plain.header("Retry-After"));
        gate.refuse(0);
        assertEquals(200, learner.get(page).status());
    }

    private static JsonNode shown(Browser learner) {
        var course = json(learner, "/api/courses").path("courses").path(0).path("id").asString();
        var units = json(learner, "/api/courses/" + course).path("units");
        var lesson = units.path(0).path("lessons").path(0).path("id").asString();
        return json(learner, "/api/lessons/" + lesson);
    }

    private static String answer(String question, String choice) {
        return """
        {"answers":[{"id":"%s","question":"%s","version":1,"attempt":1,"sequence":1,
                     "response":{"choice":"%s"},"answeredAt":"2026-11-22T15:00:00Z"}]}
        """
                .formatted(Answering.id(), question, choice);
    }

    private static JsonNode json(Browser browser, String path) {
        return JsonMapper.shared().readTree(browser.get(path).body());
    }
}
