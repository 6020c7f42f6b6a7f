package classroom7.web.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.learning.answer.Answering;
import classroom7.learning.progress.Projection;
import classroom7.people.organization.Role;
import classroom7.platform.database.Database;
import classroom7.testing.Browser;
import classroom7.testing.School;
import classroom7.testing.Taught;
import classroom7.testing.TestServer;
import java.time.InstantSource;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ApiTest {
    private static final JsonMapper JSON = new JsonMapper();

    private static TestServer server;
    private static School school;
    private static LessonId lesson;
    private static LessonId draft;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        school = School.open(server.door(Database.class), InstantSource.system());
        lesson = Taught.lesson(server, school, "Roots", Answering.LESSON);
        draft = Taught.draft(server, school, "Not yet", Answering.LESSON);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void a_program_reads_answers_and_is_told_where_it_stands() {
        var grace = token("grace");
        var courses = json(grace.get("/api/courses"), 200).path("courses");
        assertEquals(school.fractions.value(), courses.path(0).path("id").asString());
        assertEquals("learner", courses.path(0).path("role").asString());
        var course = json(grace.get("/api/courses/" + school.fractions), 200);
        var entry = course.path("units").path(0).path("lessons").path(0);
        assertEquals(lesson.value(), entry.path("id").asString());
        assertTrue(entry.path("open").asBoolean());
        var shown = json(grace.get("/api/lessons/" + lesson), 200);
        assertEquals(3, shown.path("questions").size());
        assertEquals(1, shown.path("attempt").asInt());
        var first = shown.path("questions").path(0);
        assertEquals("choice", first.path("kind").asString());
        assertEquals(3, first.path("choices").size());
        var sent = answer(first, "{\"choice\":\"f7\"}");
        var receipt = receipt(grace, sent);
        assertEquals("accepted", receipt.path("state").asString());
        assertEquals(64, receipt.path("digest").asString().length());
        assertEquals("repeated", receipt(grace, sent).path("state").asString());
        var own = json(grace.get("/api/lessons/" + lesson + "/answers"), 200).path("answers");
        assertEquals(sent.path("id"), own.path(0).path("id"));
        assertEquals(receipt.path("digest"), own.path(0).path("digest"));
        assertEquals("right", own.path(0).path("mark").path("verdict").asString());
        server.door(Projection.class).catchUp(school.school);
        var row =
                json(grace.get("/api/courses/" + school.fractions + "/progress"), 200)
                        .path("learners");
        assertEquals(1, row.size());
        assertEquals(1, row.path(0).path("lessons").path(0).path("answered").asInt());
        var taught = json(token("ada").get("/api/courses/" + school.fractions + "/progress"), 200);
        assertEquals("teacher", taught.path("role").asString());
        assertTrue(taught.path("learners").toString().contains("Grace Hopper"));
        var begun = json(grace.postJson("/api/lessons/" + lesson + "/attempts", "{}"), 201);
        assertEquals(2, begun.path("attempt").asInt());
        assertTrue(begun.path("seed").isIntegralNumber());
        assertFalse(begun.has("endsAt"));
    }

    @Test
    void the_key_is_in_nothing_that_a_learner_gets() {
        var body = token("grace").get("/api/lessons/" + lesson).body();
        assertFalse(body.contains("9.81"), body);
        assertFalse(body.contains("right"), body);
        assertFalse(body.contains("credit"), body);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/courses/%1$s",
                "/api/courses/%1$s/progress",
                "/api/lessons/%2$s",
                "/api/lessons/%2$s/answers",
                "/api/lessons/%3$s",
                "/api/lessons/nothing",
                "/api/courses/00000000000000000000",
                "/api/nothing"
            })
    void what_is_not_yours_is_not_found_and_who_has_no_token_is_told(String route) {
        var path = route.formatted(school.fractions, lesson, draft);
        for (var name : new String[] {"barbara", "linus"}) {
            var visit = token(name).get(path);
            assertEquals(404, visit.status(), path);
            assertEquals("application/problem+json", visit.header("Content-Type"));
        }
        if (!path.endsWith("nothing")) {
            var visit = server.browser().get(path);
            assertEquals(401, visit.status());
            assertEquals("application/problem+json", visit.header("Content-Type"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "{}",
                "{\"answers\":{}}",
                "{\"answers\":[],\"answers\":[]}",
                "{\"answers\":[]} {}",
                "{\"answers\":[",
                "{\"answers\":[{\"id\":\"\\uzzzz\"}]}"
            })
    void a_body_that_cannot_be_read_is_refused_whole(String body) {
        var visit = token("grace").postJson("/api/answers", body);
        assertEquals(400, visit.status());
        assertEquals("application/problem+json", visit.header("Content-Type"));
    }

    @Test
    void bytes_that_are_no_text_are_refused() {
        var bytes =
                "{\"answers\":[{\"id\":\"\u00ff\u00fe\"}]}"
                        .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        var visit = token("grace").postBody("/api/answers", "application/json", bytes);
        assertEquals(400, visit.status());
    }

    @Test
    void a_hundred_at_once_and_not_one_more() {
        var grace = token("grace");
        var many = JSON.createObjectNode();
        var answers = many.putArray("answers");
        for (int number = 0; number < 100; number++) {
            answers.addObject().put("id", number);
        }
        assertEquals(
                100,
                json(grace.postJson("/api/answers", many.toString()), 200).path("receipts").size());
        answers.addObject();
        assertEquals(400, grace.postJson("/api/answers", many.toString()).status());
        assertEquals(
                0,
                json(grace.postJson("/api/answers", "{\"answers\":[]}"), 200)
                        .path("receipts")
                        .size());
    }

    @Test
    void two_mebibytes_are_too_large() {
        var large = "{\"answers\":[\"" + "x".repeat(2 << 20) + "\"]}";
        var visit =
                token("grace").postBody("/api/answers", "application/json", large.getBytes(UTF_8));
        assertEquals(413, visit.status());
        assertEquals("application/problem+json", visit.header("Content-Type"));
    }

    @Test
    void a_refused_answer_says_why_and_what_is_odd_is_kept_as_it_was() {
        var rita = school.member(school.school, "Rita Learner", Role.LEARNER);
        school.enrol(school.school, school.fractions, rita, "learner");
        var grace = token("rita");
        var question = json(grace.get("/api/lessons/" + lesson), 200).path("questions").path(1);
        var bad = answer(question, "{\"truth\":\"yes\"}");
        var refused = receipt(grace, bad);
        assertEquals("refused", refused.path("state").asString());
        assertFalse(refused.path("problem").path("title").asString().isBlank());
        var other = answer(question, "{\"truth\":true}");
        other.put("device", "nul \0 and \ud83d\ude80");
        assertEquals("accepted", receipt(grace, other).path("state").asString());
    }

    @Test
    void the_description_names_exactly_the_routes_there_are() {
        var described = new TreeSet<String>();
        var description = json(server.browser().get("/api/openapi.json"), 200);
        description
                .path("paths")
                .properties()
                .forEach(path ->
                        path.getValue()
                                .propertyNames()
                                .forEach(method ->
                                        described.add(
                                                method.toUpperCase(java.util.Locale.ROOT)
                                                        + " "
                                                        + path.getKey())));
        var routes = new TreeSet<String>();
        server.door(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(info ->
                        info.getPatternValues().stream()
                                .filter(pattern -> pattern.startsWith("/api/"))
                                .forEach(pattern ->
                                        info.getMethodsCondition()
                                                .getMethods()
                                                .forEach(method ->
                                                        routes.add(method + " " + pattern))));
        assertEquals(routes, described);
        assertReferencesResolve(description, description);
    }

    private static void assertReferencesResolve(JsonNode root, JsonNode node) {
        if (node.has("$ref")) {
            var pointer = node.path("$ref").asString().substring(1);
            assertFalse(root.at(pointer).isMissingNode(), pointer);
        }
        node.values().forEach(child -> assertReferencesResolve(root, child));
    }

    private static JsonNode receipt(Browser browser, JsonNode answer) {
        var body = JSON.createObjectNode();
        body.putArray("answers").add(answer);
        return json(browser.postJson("/api/answers", body.toString()), 200)
                .path("receipts")
                .path(0);
    }

    private static ObjectNode answer(JsonNode question, String response) {
        var answer =
                JSON.createObjectNode()
                        .put("id", Answering.id())
                        .put("question", question.path("id").asString())
                        .put("version", question.path("version").asInt())
                        .put("attempt", 1)
                        .put("sequence", 1)
                        .put("answeredAt", "2026-11-22T15:00:00Z");
        answer.set("response", JSON.readTree(response));
        return answer;
    }

    private static Browser token(String name) {
        var login =
                JSON.createObjectNode()
                        .put("email", name + "@example.org")
                        .put("password", School.PASSWORD);
        var token =
                json(server.browser().postJson("/api/tokens", login.toString()), 201)
                        .path("token")
                        .asString();
        return server.browser()
                .with("Sec-Fetch-Site", null)
                .with("Authorization", "Bearer " + token);
    }

    private static JsonNode json(Browser.Visit visit, int status) {
        assertEquals(status, visit.status(), visit.body());
        return JSON.readTree(visit.body());
    }
}
