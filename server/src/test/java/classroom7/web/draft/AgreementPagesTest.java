package classroom7.web.draft;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.Database;
import classroom7.testing.Browser;
import classroom7.testing.School;
import classroom7.testing.Taught;
import classroom7.testing.TestServer;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgreementPagesTest {
    private static TestServer server;
    private static Browser ada;
    private static String lesson;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        var school = School.open(server.door(Database.class), InstantSource.system());
        lesson = "/lessons/" + Taught.lesson(server, school, "Roots", "Roots drink.");
        ada = server.browser();
        ada.post("/sign-in", "email", "ada@example.org", "password", School.PASSWORD);
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "opens, 2026-13-01T10:00",
        "due, tomorrow",
        "due, 1026-11-30T23:59",
        "zone, Berlin",
        "attempts, 101",
        "attempts, three",
        "minutes, -1"
    })
    void what_was_typed_stays_with_the_problem_beside_it(String field, String typed) {
        var opens = field.equals("opens") ? typed : "2026-11-28T08:15";
        var due = field.equals("due") ? typed : "2026-11-30T23:59";
        var zone = field.equals("zone") ? typed : "Europe/Berlin";
        var attempts = field.equals("attempts") ? typed : "7";
        var minutes = field.equals("minutes") ? typed : "45";
        var page =
                ada.post(
                        lesson + "/agreement",
                        "opens",
                        opens,
                        "due",
                        due,
                        "zone",
                        zone,
                        "late",
                        "keep",
                        "attempts",
                        attempts,
                        "feedback",
                        "never",
                        "minutes",
                        minutes);
        assertEquals(422, page.status());
        for (var value : new String[] {opens, due, zone, attempts, minutes}) {
            assertTrue(page.body().contains("value=\"" + value + "\""), value);
        }
        assertTrue(page.body().contains("id=\"" + field + "-problem\""), page::body);
        assertTrue(page.body().contains("id=\"agreement\" open"), "the panel is open");
        assertFalse(ada.get(lesson + "/edit").body().contains("2026-11-28T08:15"));
    }

    @Test
    void what_only_the_whole_tells_is_said_at_its_field() {
        var page =
                ada.post(
                        lesson + "/agreement",
                        "opens",
                        "2026-11-30T08:00",
                        "due",
                        "2026-11-29T08:00",
                        "zone",
                        "UTC");
        assertEquals(422, page.status());
        assertTrue(page.body().contains("id=\"due-problem\""), page::body);
        assertTrue(page.body().contains("value=\"2026-11-29T08:00\""));
    }
}
