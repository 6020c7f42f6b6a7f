package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.LessonId;
import classroom7.learning.answer.Answering;
import classroom7.platform.database.Database;
import classroom7.testing.Browser;
import classroom7.testing.LoosePostgres;
import classroom7.testing.Program;
import classroom7.testing.School;
import classroom7.testing.Taught;
import classroom7.testing.TestServer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** A PostgreSQL that may forget what it committed is not served from, whenever it became so. */
@Tag("process")
class DurabilityTest {
    @TempDir static Path home;

    private static final JsonMapper JSON = new JsonMapper();

    private static LoosePostgres postgres;

    @BeforeAll
    static void begin() {
        postgres = new LoosePostgres(home);
    }

    @AfterAll
    static void end() {
        postgres.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fsync", "full_page_writes", "synchronous_commit"})
    void nothing_is_served_while_it_is_off(String setting) {
        postgres.set(setting, "off");
        try {
            for (var command : List.of("serve", "up")) {
                assertRefused(command, setting);
            }
        } finally {
            postgres.set(setting, "on");
        }
    }

    private static void assertRefused(String command, String setting) {
        var environment = Map.of("C7_DATABASE_URL", postgres.url(), "C7_PORT", "0");
        var arguments = List.of(command, "--home", home.resolve(command).toString());
        try (var refused = Program.start(environment, List.of(), arguments)) {
            assertEquals(2, refused.ended(), refused::err);
            assertEquals("", refused.out());
            assertEquals(1, refused.err().lines().count(), refused::err);
            assertTrue(refused.err().contains("alter system set " + setting + " = on"));
        }
    }

    @Test
    void whoever_switches_it_off_later_stops_answers_until_it_is_on_again() {
        try (var server = TestServer.on(postgres.migrated())) {
            var school = School.open(server.door(Database.class), InstantSource.system());
            var lesson = Taught.lesson(server, school, "Roots", Answering.LESSON);
            var grace = grace(server);
            for (var setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
                var answer = answer(grace, lesson);
                postgres.set(setting, "off");
                assertEquals("PostgreSQL has " + setting + " off\n", grace.get("/up").body());
                assertEquals(503, grace.get("/up").status());
                var refused = grace.postJson("/api/answers", answer);
                assertEquals(503, refused.status());
                assertTrue(refused.body().contains("would not survive"), refused::body);
                postgres.set(setting, "on");
                assertEquals(200, grace.get("/up").status());
                // Not "repeated": nothing of the refused one was stored.
                var taken = grace.postJson("/api/answers", answer).body();
                assertTrue(taken.contains("\"accepted\""), taken);
            }
        }
    }

    private static Browser grace(TestServer server) {
        var asked = "{\"email\":\"grace@example.org\",\"password\":\"%s\"}";
        var given = server.browser().postJson("/api/tokens", asked.formatted(School.PASSWORD));
        var token = JSON.readTree(given.body()).path("token").asString();
        return server.browser().with("Authorization", "Bearer " + token);
    }

    private static String answer(Browser learner, LessonId lesson) {
        var shown = JSON.readTree(learner.get("/api/lessons/" + lesson).body());
        var question = shown.path("questions").path(1);
        return """
        {"answers":[{"id":"%s","question":"%s","version":%d,"attempt":1,"sequence":1,
                     "response":{"truth":true},"answeredAt":"2026-11-25T11:59:00Z"}]}
        """
                .formatted(
                        Answering.id(),
                        question.path("id").asString(),
                        question.path("version").asInt());
    }
}
