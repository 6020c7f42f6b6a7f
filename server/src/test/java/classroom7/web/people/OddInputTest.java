package classroom7.web.people;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.Database;
import classroom7.testing.Browser;
import classroom7.testing.School;
import classroom7.testing.TestServer;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Forms get what no browser sends: NUL, half a surrogate pair, markup, far too much. */
class OddInputTest {
    private static final String ODD = "\u0000\ud800%<>'\"\\" + "x".repeat(3000);

    /** Every field of every form below, each filled with {@link #ODD}. */
    private static final String[] FIELDS =
            Stream.of(
                            "email",
                            "password",
                            "to",
                            "name",
                            "language",
                            "zone",
                            "old",
                            "wanted",
                            "addresses",
                            "role",
                            "csv",
                            "token",
                            "owner",
                            "organization")
                    .flatMap(field -> Stream.of(field, ODD))
                    .toArray(String[]::new);

    private static final List<String> FORMS =
            List.of(
                    "/sign-in",
                    "/password",
                    "/password/x",
                    "/setup/x",
                    "/invitations/x",
                    "/profile",
                    "/profile/password",
                    "/profile/tokens",
                    "/organizations",
                    "/profile/sessions/%00/ending",
                    "/profile/tokens/%00/revocation",
                    "PEOPLE/invitations",
                    "PEOPLE/import",
                    "PEOPLE/import/preview",
                    "PEOPLE/invitations/%00/withdrawal",
                    "PEOPLE/x/role",
                    "SCHOOL/settings");

    private static TestServer server;
    private static School school;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        school = School.open(server.door(Database.class), InstantSource.system());
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void odd_input_is_never_a_failure_of_ours() {
        var anybody = server.browser().stopping();
        var olga = owner();
        for (var form : FORMS) {
            for (var browser : List.of(anybody, olga)) {
                var answer = browser.post(path(form), FIELDS);
                assertTrue(answer.status() < 500, form + " " + answer.status() + answer.body());
            }
        }
    }

    @Test
    void an_odd_search_is_never_a_failure_of_ours() {
        var olga = owner();
        assertTrue(olga.get(path("PEOPLE?search=%00%25")).status() < 500);
        assertTrue(olga.get(path("PEOPLE?search=%ff%fe")).status() < 500);
    }

    private static String path(String form) {
        var home = "/organizations/" + school.school;
        return form.replace("PEOPLE", home + "/people").replace("SCHOOL", home);
    }

    private static Browser owner() {
        var browser = server.browser();
        var answer =
                browser.stopping()
                        .post("/sign-in", "email", "olga@example.org", "password", School.PASSWORD);
        assertEquals(303, answer.status(), answer.body());
        return browser;
    }
}
