package classroom7.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.learning.answer.Answering;
import classroom7.platform.database.Database;
import classroom7.testing.Browser;
import classroom7.testing.School;
import classroom7.testing.Taught;
import classroom7.testing.TestServer;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Receipts prove what they say, and answers are taken only as whose they are. */
class ReceiptsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FIRST = "01890a5d-ac96-774b-bcce-b302099a8057";
    private static final String SECOND = "01890a5d-ac96-774b-bcce-b302099a8058";

    private static TestServer server;
    private static School school;
    private static LessonId lesson;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        school = School.open(server.door(Database.class), InstantSource.system());
        lesson = Taught.lesson(server, school, "Roots", Answering.LESSON);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void whoever_has_the_file_can_compute_the_digests_again() throws Exception {
        var grace = token("grace");
        send(grace, FIRST, "phone", "f7");
        send(grace, SECOND, "laptop", "a3");
        var file = JSON.readTree(grace.get("/lessons/" + lesson + "/receipts.json").body());
        assertEquals(2, file.path("receipts").size());
        for (var receipt : file.path("receipts")) {
            var canonical = new JsonCanonicalizer(receipt.path("sent").toString());
            var digest = MessageDigest.getInstance("SHA-256").digest(canonical.getEncodedUTF8());
            assertEquals(HexFormat.of().formatHex(digest), receipt.path("digest").asString());
            assertFalse(receipt.path("said").asString().isBlank());
        }
        assertFalse(file.path("receipts").path(0).path("counts").asBoolean());
        assertTrue(file.path("receipts").path(1).path("counts").asBoolean());
        var page = grace.get("/lessons/" + lesson + "/receipts").body();
        for (var receipt : file.path("receipts")) {
            assertTrue(page.contains(receipt.path("digest").asString()));
        }
        var work = "/lessons/" + lesson + "/work/" + school.grace.person();
        var seen = token("ada").get(work).body();
        assertTrue(seen.contains("answered differently on two devices"), seen);
        assertTrue(seen.contains("In conflict: another device said"), seen);
    }

    @Test
    void answers_of_somebody_else_are_not_taken_as_the_callers() {
        var grace = token("grace");
        var body = "{\"person\":\"%s\",\"answers\":[]}";
        var mine = grace.postJson("/api/answers", body.formatted(school.grace.person()));
        assertEquals(200, mine.status());
        var theirs = grace.postJson("/api/answers", body.formatted(school.ada.person()));
        assertEquals(409, theirs.status());
        assertEquals(409, grace.postJson("/api/answers", body.formatted("")).status());
    }

    private static void send(Browser learner, String id, String device, String choice) {
        JsonNode shown = JSON.readTree(learner.get("/api/lessons/" + lesson).body());
        var question = shown.path("questions").path(0);
        var body = JSON.createObjectNode();
        var answer = body.putArray("answers").addObject();
        answer.put("id", id).put("question", question.path("id").asString());
        answer.put("version", question.path("version").asInt()).put("attempt", 1);
        answer.put("device", device).put("sequence", 1);
        answer.putObject("response").put("choice", choice);
        answer.put("answeredAt", "2026-11-22T12:00:00Z");
        var reply = learner.postBody("/api/answers", "application/json", bytes(body));
        assertTrue(reply.body().contains("accepted"), reply.body());
    }

    private static Browser token(String name) {
        var typed = JSON.createObjectNode().put("email", name + "@example.org");
        var reply =
                server.browser()
                        .postJson("/api/tokens", typed.put("password", School.PASSWORD).toString());
        return server.browser()
                .with("Sec-Fetch-Site", null)
                .with(
                        "Authorization",
                        "Bearer " + JSON.readTree(reply.body()).path("token").asString());
    }

    private static byte[] bytes(JsonNode body) {
        return body.toString().getBytes(UTF_8);
    }
}
