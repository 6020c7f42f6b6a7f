package classroom7.platform.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsReaderTest {
    @TempDir Path folder;

    @Test
    void with_nothing_set_it_is_for_this_machine_alone() {
        var settings = read(Map.of()).settings();
        assertEquals(Path.of("var").toAbsolutePath(), settings.home());
        assertEquals("127.0.0.1", settings.listen());
        assertEquals(8080, settings.port());
        assertNull(settings.database());
        assertNull(settings.documents());
        assertEquals(URI.create("http://127.0.0.1:81"), settings.base(81));
    }

    @Test
    void the_command_line_wins_over_the_environment_and_that_over_the_file() throws IOException {
        var file = file("C7_PORT=1\nC7_LISTEN='::1'\nC7_HOME=\"/srv/one two\"\n# C7_PORT=9\n\n");
        var environment = Map.of("C7_PORT", "2", "C7_LISTEN", " ");
        var reading = SettingsReader.read(Map.of("C7_PORT", "3"), environment, file);
        var settings = assertInstanceOf(Reading.Read.class, reading).settings();
        assertEquals(3, settings.port());
        assertEquals("127.0.0.1", settings.listen(), "an empty one of the environment wins, too");
        assertEquals(Path.of("/srv/one two"), settings.home());
    }

    @Test
    void further_stores_go_by_their_names() {
        var settings =
                read(Map.of(
                                "C7_REPLICA_URL", "https://u:p@couch.example/",
                                "C7_STORE_ARCHIVE_URL", "postgresql://u:p@db.example/archive",
                                "C7_STORE_EMPTY_URL", " "))
                        .settings();
        assertEquals(
                Map.of(
                        "replica", URI.create("https://u:p@couch.example/"),
                        "archive", URI.create("postgresql://u:p@db.example/archive")),
                settings.stores());
        assertFalse(settings.toString().contains("u:p"));
        var wrong =
                SettingsReader.read(
                        Map.of(),
                        Map.of("C7_STORE_B_URL", "ftp://secret@x/", "C7_REPLICA_URL", "x"),
                        folder.resolve(".env"));
        var problems = assertInstanceOf(Reading.Wrong.class, wrong).problems();
        assertEquals(2, problems.size());
        assertFalse(problems.toString().contains("secret"));
    }

    @Test
    void all_problems_are_reported_together() throws IOException {
        var file = file("no equals sign\nC7_HOME=\0\n");
        var environment =
                Map.of(
                        "C7_PORT", "65536",
                        "C7_DATABASE_URL", "mysql://c7:hunter1@db/c7",
                        "C7_DOCUMENTS_URL", "https://c7:hunter2@:x/",
                        "C7_BASE_URL", "https://c7:hunter3@school.example");
        var problems =
                assertInstanceOf(
                                Reading.Wrong.class,
                                SettingsReader.read(Map.of(), environment, file))
                        .problems();
        assertEquals(6, problems.size(), problems::toString);
        for (var named :
                List.of(
                        ".env line 1",
                        "C7_HOME",
                        "C7_PORT",
                        "C7_DATABASE_URL",
                        "C7_DOCUMENTS_URL",
                        "C7_BASE_URL")) {
            assertEquals(1, problems.stream().filter(line -> line.contains(named)).count(), named);
        }
        assertFalse(problems.toString().contains("hunter"), problems::toString);
    }

    @Test
    void ports_are_numbers_within_their_range() {
        for (var wrong : List.of("-1", "65536", "eighty", "8080x", "99999999999")) {
            assertInstanceOf(Reading.Wrong.class, reading(Map.of("C7_PORT", wrong)), wrong);
        }
        for (var right : List.of("0", "65535")) {
            assertEquals(Integer.parseInt(right), read(Map.of("C7_PORT", right)).settings().port());
        }
    }

    @Test
    void a_database_is_read_with_and_without_its_prefix_and_password() {
        var url = "postgresql://c7:p%40ss@db:5433/school?sslmode=require";
        for (var typed : List.of(url, "jdbc:" + url, url.replace("postgresql", "postgres"))) {
            var address = read(Map.of("C7_DATABASE_URL", typed)).settings().database();
            assertNotNull(address);
            assertEquals("jdbc:postgresql://db:5433/school?sslmode=require", address.url());
            assertEquals("c7", address.user());
            assertEquals("p@ss", address.password());
        }
        for (var wrong : List.of("postgresql://db", "postgresql://db/", "db/c7", "http://db/c7")) {
            assertInstanceOf(Reading.Wrong.class, reading(Map.of("C7_DATABASE_URL", wrong)), wrong);
        }
    }

    @Test
    void proxies_are_addresses_and_this_machine_where_people_reach_us_elsewhere() {
        assertEquals("", read(Map.of()).settings().proxies());
        var base = "https://school.example";
        var loopback = read(Map.of("C7_BASE_URL", base)).settings().proxies();
        assertTrue("127.0.0.1".matches(loopback), loopback);
        assertTrue("0:0:0:0:0:0:0:1".matches(loopback), loopback);
        assertFalse("127x0.0.1".matches(loopback), loopback);
        var named =
                read(Map.of("C7_BASE_URL", base, "C7_PROXIES", " 192.0.2.7,2001:db8::7 "))
                        .settings()
                        .proxies();
        assertTrue("192.0.2.7".matches(named) && "2001:db8:0:0:0:0:0:7".matches(named), named);
        assertFalse("127.0.0.1".matches(named), named);
        for (var wrong : List.of("proxy", "10.0.0.0/8", ".*")) {
            assertInstanceOf(Reading.Wrong.class, reading(Map.of("C7_PROXIES", wrong)), wrong);
        }
    }

    @Test
    void a_name_that_is_no_setting_is_told_with_the_nearest_that_is() {
        var environment =
                Map.of("C7_PROT", "81", "C7_BASEURL", "x", "C7_TEST_POUCHDB", "y", "PATH", "z");
        var warnings = read(environment).warnings();
        assertEquals(2, warnings.size(), warnings::toString);
        assertTrue(warnings.get(0).contains("C7_BASEURL is no setting"), warnings::toString);
        assertTrue(warnings.get(0).contains("is C7_BASE_URL meant?"), warnings::toString);
        assertTrue(warnings.get(1).endsWith("is C7_PORT meant?"), warnings::toString);
        assertEquals(List.of(), read(Map.of("C7_PORT", "81")).warnings());
    }

    @Test
    void the_text_of_settings_shows_no_secret() {
        var all =
                Map.of(
                        "C7_DATABASE_URL", "postgresql://c7:hunter1@db/c7",
                        "C7_DOCUMENTS_URL", "https://c7:hunter2@couch/");
        assertFalse(read(all).toString().contains("hunter"));
    }

    @Test
    void a_file_that_is_no_text_is_told() throws IOException {
        var file = folder.resolve(".env");
        Files.write(file, "C7_PORT=\u00e9".getBytes(StandardCharsets.ISO_8859_1));
        var wrong =
                assertInstanceOf(
                        Reading.Wrong.class, SettingsReader.read(Map.of(), Map.of(), file));
        assertTrue(wrong.problems().getFirst().contains("cannot be read as UTF-8"));
    }

    private Path file(String lines) throws IOException {
        return Files.writeString(folder.resolve(".env"), lines);
    }

    private Reading reading(Map<String, String> environment) {
        return SettingsReader.read(Map.of(), environment, folder.resolve("none"));
    }

    private Reading.Read read(Map<String, String> environment) {
        return assertInstanceOf(Reading.Read.class, reading(environment));
    }
}
