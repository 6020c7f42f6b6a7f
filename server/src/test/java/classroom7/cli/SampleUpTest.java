package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.process.Signal;
import classroom7.testing.Browser;
import classroom7.testing.Program;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code c7 up --sample} as somebody sees it who tries the product. */
@Tag("process")
@Tag("long")
class SampleUpTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int CONNECT_MILLIS = 2000;

    @TempDir Path home;

    @Test
    void accounts_are_printed_and_kept_only_this_machine_is_served_and_again_adds_nothing()
            throws IOException {
        String said;
        String seen;
        try (var up = sample()) {
            var address = up.ready();
            said = up.out().replaceAll("http://\\S+", "");
            assertNobodyElseIsServed(address);
            seen = seen(address);
            up.signal(Signal.TERM);
            up.ended();
            assertEquals("", up.err());
        }
        var kept = Files.readString(home.resolve("sample-accounts.json"));
        assertKept(kept, said);
        try (var again = sample()) {
            assertEquals(seen, seen(again.ready()));
            assertEquals(said, again.out().replaceAll("http://\\S+", ""));
            assertEquals(kept, Files.readString(home.resolve("sample-accounts.json")));
        }
    }

    /** Asked to listen everywhere, in both ways: the sample does not. */
    private Program sample() {
        var arguments = List.of("up", "--sample", "--listen", "0.0.0.0", "--port", "0");
        var environment = Map.of("C7_LISTEN", "0.0.0.0", "C7_HOME", home.toString());
        return Program.start(environment, List.of(), arguments);
    }

    private static void assertNobodyElseIsServed(URI address) throws IOException {
        assertEquals("127.0.0.1", address.getHost());
        assertEquals(200, Program.get(address, "/up"));
        var others =
                NetworkInterface.networkInterfaces()
                        .flatMap(NetworkInterface::inetAddresses)
                        .filter(one -> !one.isLoopbackAddress())
                        .toList();
        for (InetAddress other : others) {
            try (var socket = new Socket()) {
                var there = new InetSocketAddress(other, address.getPort());
                Assertions.assertThrows(
                        ConnectException.class,
                        () -> socket.connect(there, CONNECT_MILLIS),
                        "" + other);
            }
        }
    }

    private static void assertKept(String kept, String said) {
        var accounts = JSON.readTree(kept);
        assertEquals(33, accounts.size());
        for (var account : accounts) {
            assertEquals(
                    List.of("role", "email", "password"), List.copyOf(account.propertyNames()));
        }
        for (var role : List.of("operator", "owner", "teacher", "learner")) {
            var first = of(accounts, role);
            assertTrue(said.contains(first.path("email").asString()), said);
            assertTrue(said.contains(first.path("password").asString()), said);
        }
    }

    private static JsonNode of(JsonNode accounts, String role) {
        return accounts.valueStream()
                .filter(account -> account.path("role").asString().equals(role))
                .findFirst()
                .orElseThrow();
    }

    /** What its teacher and its owner see: courses, lessons, who is there, every cell. */
    private String seen(URI address) throws IOException {
        var accounts = JSON.readTree(Files.readString(home.resolve("sample-accounts.json")));
        var teacher = signedIn(address, of(accounts, "teacher"));
        var courses = teacher.get("/api/courses").body();
        var course = JSON.readTree(courses).path("courses").path(0).path("id").asString();
        var owner = signedIn(address, of(accounts, "owner"));
        var people = owner.get("/organizations").body();
        var list = people.replaceAll("(?s).*?(/organizations/[0-9a-z]{20}/people).*", "$1");
        return String.join(
                "\n",
                courses,
                teacher.get("/api/courses/" + course).body(),
                teacher.get("/api/courses/" + course + "/progress").body(),
                "" + owner.get(list).body().split("@hillside").length);
    }

    private static Browser signedIn(URI address, JsonNode account) {
        var browser = new Browser(address);
        var typed =
                new String[] {
                    "email", account.path("email").asString(),
                    "password", account.path("password").asString()
                };
        assertEquals(303, browser.stopping().post("/sign-in", typed).status());
        return browser;
    }
}
