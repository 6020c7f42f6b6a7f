package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.testing.Program;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each way the world can be unfit gives one line that says what to do, and changes nothing. */
@Tag("process")
@Tag("long")
class RefusalTest {
    @TempDir Path folder;

    @Test
    void a_taken_port() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            assertRefused(
                    c7("up", "--home", home(), "--port", port),
                    "Port " + port + " is taken",
                    "--port");
        }
    }

    @Test
    void a_folder_that_is_a_file() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "mine");
        assertRefused(c7("up", "--home", file.toString()), "Cannot write under " + file, "--home");
        assertEquals("mine", Files.readString(file));
    }

    @Test
    void a_folder_that_cannot_be_written() throws IOException {
        var closed = Files.createDirectory(folder.resolve("closed"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("r-xr-xr-x"));
        // Root may write anywhere but where the kernel says no.
        var home = Files.isWritable(closed) ? "/proc/classroom7" : closed + "/home";
        assertRefused(c7("up", "--home", home), "Cannot write under " + home, "--home");
    }

    @Test
    void a_full_disk() throws IOException {
        var small = Files.createDirectory(folder.resolve("small"));
        var mounted =
                List.of(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        "mount -t tmpfs -o size=20m tmpfs \"$0\" && exec \"$@\"",
                        small.toString());
        Assumptions.assumeTrue(works(mounted), "this machine lets us mount no small disk");
        var up =
                Program.start(Map.of(), mounted, List.of("up", "--home", small.toString() + "/c7"));
        assertRefused(up, "The disk that holds " + small, "make room");
    }

    @Test
    void a_root_that_may_not_become_nobody() throws IOException {
        var kept =
                List.of(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "sh",
                        "-c",
                        "echo 0 > /proc/sys/user/max_user_namespaces && exec \"$@\"",
                        "sh");
        Assumptions.assumeTrue(works(kept), "this machine lets us make no user namespace");
        var up = Program.start(Map.of(), kept, List.of("up", "--home", home(), "--port", "0"));
        assertRefused(up, "does not run as root", "forbids `unshare --user`", "ordinary user");
    }

    @Test
    void a_damaged_data_folder() throws IOException {
        begin();
        var control = folder.resolve("home/database/global/pg_control");
        Files.write(control, new byte[8192]);
        assertRefused(up(), "is damaged", "restore a backup");
        Files.delete(control);
        assertRefused(up(), "is damaged", "restore a backup");
        Files.delete(folder.resolve("home/database/PG_VERSION"));
        assertRefused(up(), "is damaged", "PG_VERSION");
    }

    @Test
    void a_data_folder_of_another_major() throws IOException {
        var database = Files.createDirectories(folder.resolve("home/database"));
        Files.writeString(database.resolve("PG_VERSION"), "17\n");
        assertRefused(up(), "was written by PostgreSQL 17", "pg_upgrade");
        try (var all = Files.list(database)) {
            assertEquals(1, all.count());
        }
    }

    @Test
    void wrong_settings_are_reported_together_and_show_no_secret() {
        var environment =
                Map.of(
                        "C7_PORT", "eighty",
                        "C7_DATABASE_URL", "mysql://c7:hunter2@db/c7",
                        "C7_DOCUMENTS_URL", "https://c7:hunter3@:x/");
        try (var up = Program.start(environment, List.of(), List.of("up", "--home", home()))) {
            assertEquals(2, up.ended());
            for (var name : environment.keySet()) {
                assertTrue(up.err().contains(name), name + " in " + up.err());
            }
            assertFalse(up.err().contains("hunter"), up::err);
        }
    }

    @Test
    void a_database_that_is_not_reached() {
        var environment = Map.of("C7_DATABASE_URL", "postgresql://c7:hunter2@127.0.0.1:1/c7");
        var serve = Program.start(environment, List.of(), List.of("serve", "--home", home()));
        assertRefused(serve, "is not reached", "C7_DATABASE_URL");
    }

    @Test
    void an_unknown_option() {
        try (var up = c7("up", "--colour", "green")) {
            assertEquals(2, up.ended());
            assertTrue(up.err().contains("--colour"), up::err);
        }
    }

    private void begin() {
        try (var up = Program.up(folder.resolve("home"))) {
            up.ready();
            up.signal(classroom7.platform.process.Signal.TERM);
            up.ended();
        }
    }

    private Program up() {
        return c7("up", "--home", home(), "--port", "0");
    }

    private String home() {
        return folder.resolve("home").toString();
    }

    private static Program c7(String... arguments) {
        return Program.start(Map.of(), List.of(), List.of(arguments));
    }

    private static boolean works(List<String> prefix) throws IOException {
        var command = new java.util.ArrayList<>(prefix);
        command.add("true");
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void assertRefused(Program refused, String... words) {
        try (refused) {
            assertEquals(2, refused.ended(), refused::err);
            assertEquals("", refused.out());
            assertEquals(1, refused.err().lines().count(), refused::err);
            for (var word : words) {
                assertTrue(refused.err().contains(word), word + " in " + refused.err());
            }
        }
    }
}
