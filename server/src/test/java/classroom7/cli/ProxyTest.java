package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.settings.MailSettings;
import classroom7.platform.settings.Settings;
import classroom7.testing.Browser;
import classroom7.testing.School;
import classroom7.testing.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a proxy says about who asks is believed of ours alone. */
@Tag("process")
class ProxyTest {
    private static final URI BASE = URI.create("https://school.example");
    private static final String ELSEWHERE = "203.0.113.9";

    @TempDir Path home;

    private final Address database = TestDatabase.freshAddress();

    private interface Visited {
        void by(Browser browser, Database database);
    }

    private void visit(String proxies, Visited visited) {
        var settings =
                new Settings(
                        home,
                        "127.0.0.1",
                        0,
                        database,
                        null,
                        BASE,
                        proxies,
                        Map.of(),
                        MailSettings.FILES);
        try (var installation = Installation.open(settings, "c7 test", line -> {});
                var server = Server.start(installation)) {
            var browser = new Browser(URI.create("http://127.0.0.1:" + server.port()));
            browser.with("X-Forwarded-Proto", "https").with("X-Forwarded-For", ELSEWHERE);
            visited.by(browser.stopping(), installation.door(Database.class));
        }
    }

    @BeforeEach
    void furnish() {
        var settings =
                new Settings(
                        home,
                        "127.0.0.1",
                        0,
                        database,
                        null,
                        null,
                        "",
                        Map.of(),
                        MailSettings.FILES);
        try (var installation = Installation.openOrCreate(settings, "c7 test", line -> {})) {
            School.open(installation.door(Database.class), InstantSource.system());
        }
    }

    @Test
    void ours_says_that_it_is_https_and_where_from() {
        visit(
                "127\\.0\\.0\\.1",
                (browser, database) -> {
                    var page = browser.get("/sign-in");
                    assertEquals(200, page.status());
                    assertEquals("max-age=31536000", page.header("Strict-Transport-Security"));
                    assertEquals(ELSEWHERE, signIn(browser, database));
                    browser.with("X-Forwarded-Proto", "http");
                    assertEquals("", browser.get("/sign-in").header("Strict-Transport-Security"));
                });
    }

    @Test
    void another_is_not_believed() {
        for (var proxies : new String[] {"", "192\\.0\\.2\\.7"}) {
            visit(
                    proxies,
                    (browser, database) -> {
                        assertEquals(
                                "", browser.get("/sign-in").header("Strict-Transport-Security"));
                        assertEquals("127.0.0.1", signIn(browser, database));
                    });
        }
    }

    /** Where the newest session says it came from. */
    private static String signIn(Browser browser, Database database) {
        var signedIn =
                browser.post("/sign-in", "email", "ada@example.org", "password", School.PASSWORD);
        var cookie = signedIn.header("Set-Cookie");
        assertTrue(cookie.contains("; Secure"), cookie);
        assertTrue(cookie.contains("Max-Age=34560000"), cookie);
        assertFalse(cookie.contains("Domain"), cookie);
        return database.sql("select address from session order by created_at desc limit 1")
                .query(String.class)
                .single();
    }
}
