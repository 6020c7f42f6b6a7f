package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.Database;
import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import classroom7.platform.settings.Settings;
import classroom7.testing.Program;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of {@code c7 up}: begins, ends, and gets over the sudden death of each process. */
@Tag("process")
@Tag("long")
class UpTest {
    private static final Duration GONE_MAX = Duration.ofSeconds(30);
    private static final Duration BACK_MAX = Duration.ofSeconds(60);

    /** A shell makes what it starts in the background deaf to it, tests and all they start. */
    private static final List<String> HEARS_INT = List.of("env", "--default-signal=INT");

    @TempDir Path home;

    @Test
    void a_stopped_one_leaves_no_process_and_starts_again() {
        for (var signal : List.of(Signal.TERM, Signal.INT)) {
            try (var up =
                    Program.start(
                            Map.of(),
                            HEARS_INT,
                            List.of("up", "--home", home.toString(), "--port", "0"))) {
                assertEquals(200, Program.get(up.ready(), "/up"));
                assertEquals(200, Program.get(up.ready(), "/live"));
                var below = up.children();
                assertTrue(below.size() > 3, "PostgreSQL runs below us: " + below);
                up.signal(signal);
                up.ended();
                assertTrue(Wait.until(GONE_MAX, () -> noneAlive(below)), "left over: " + below);
            }
        }
    }

    @Test
    void nothing_but_what_a_person_needs_is_printed() {
        try (var up = Program.up(home)) {
            up.ready();
            up.signal(Signal.TERM);
            up.ended();
            assertEquals(List.of(), up.err().lines().toList());
            var out = up.out().lines().toList();
            assertEquals(2, out.size(), up::out);
            assertTrue(out.getFirst().startsWith("Classroom7 is ready at http://127.0.0.1:"));
            assertTrue(out.getLast().startsWith("Set it up here"), up::out);
            assertTrue(out.getLast().contains("/setup/"), up::out);
        }
    }

    @Test
    void a_killed_program_takes_its_children_along_and_the_next_start_recovers() {
        List<ProcessHandle> below;
        try (var up = Program.up(home)) {
            up.ready();
            below = up.children();
            up.signal(Signal.KILL);
            up.ended();
            assertTrue(Wait.until(GONE_MAX, () -> noneAlive(below)), "left over: " + below);
        }
        assertStartsAgain();
    }

    @Test
    void a_killed_postgres_comes_back_while_the_web_stays() {
        try (var up = Program.up(home)) {
            var address = up.ready();
            Signal.KILL.send(postmaster(up).pid());
            assertTrue(Wait.until(BACK_MAX, () -> up.err().contains("being started again")));
            assertTrue(Wait.until(BACK_MAX, () -> isUp(address)), up::err);
        }
        assertStartsAgain();
    }

    @Test
    void a_killed_backend_is_replaced() {
        try (var up = Program.up(home)) {
            var address = up.ready();
            for (var process : postmaster(up).children().toList()) {
                Signal.KILL.send(process.pid());
            }
            assertTrue(Wait.until(BACK_MAX, () -> isUp(address)), up::err);
        }
    }

    @Test
    void everything_killed_at_once_recovers_and_keeps_what_was_committed() {
        try (var up = Program.up(home)) {
            up.ready();
            try (var command = Installation.open(settings(), "c7 test", line -> {})) {
                command.door(Database.class)
                        .sql("create table kept as select 42 as answer")
                        .update();
            }
            var all = up.children();
            up.signal(Signal.KILL);
            all.forEach(ProcessHandle::destroyForcibly);
        }
        try (var command = Installation.open(settings(), "c7 test", line -> {})) {
            var answer = command.door(Database.class).sql("select answer from kept");
            assertEquals(42, answer.query(Integer.class).single());
        }
    }

    @Test
    void a_command_that_borrows_the_database_leaves_it_running() {
        try (var up = Program.up(home)) {
            var address = up.ready();
            try (var command = Installation.open(settings(), "c7 test", line -> {})) {
                command.door(Database.class);
            }
            assertTrue(isUp(address));
        }
    }

    @Test
    void a_second_start_on_the_folder_is_refused_and_harms_nothing() {
        try (var up = Program.up(home)) {
            var address = up.ready();
            try (var second = Program.up(home)) {
                assertEquals(2, second.ended());
                assertEquals(1, second.err().lines().count(), second::err);
                assertTrue(second.err().contains("in use by c7 up, process " + up.pid()));
                assertEquals("", second.out());
            }
            assertTrue(isUp(address));
        }
    }

    private void assertStartsAgain() {
        try (var again = Program.up(home)) {
            assertTrue(isUp(again.ready()));
        }
    }

    private static ProcessHandle postmaster(Program up) {
        return up.children().stream()
                .filter(one -> one.info().command().orElse("").endsWith("/postgres"))
                .filter(one -> one.parent().orElseThrow().pid() == up.pid())
                .findFirst()
                .orElseThrow();
    }

    private static boolean noneAlive(List<ProcessHandle> all) {
        return all.stream().noneMatch(ProcessHandle::isAlive);
    }

    private static boolean isUp(URI address) {
        return Program.get(address, "/up") == 200;
    }

    private Settings settings() {
        return Settings.alone(home);
    }
}
