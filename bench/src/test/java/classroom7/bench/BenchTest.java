package classroom7.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Tag("process")
@Tag("long")
class BenchTest {
    @TempDir Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void a_class_asks_for_everything_a_browser_needs_and_each_answer_is_taken() throws IOException {
        run("class", "--learners", "3", "--arrive-seconds", "1", "--answer-seconds", "2");
        for (var when : List.of("the server just started", "the server warm")) {
            assertEquals("3", cell("lesson page, " + when, 1));
            assertEquals("30", cell("answer, " + when, 1));
            assertEquals("30", cell("how it was marked, " + when, 1));
            assertTrue(Integer.parseInt(cell("styles, scripts, fonts, " + when, 1)) > 30);
            for (var kind : Errand.Kind.values()) {
                assertEquals("0", cell(kind.words() + ", " + when, 5), err::toString);
            }
        }
    }

    @Test
    void a_lone_answer_is_written_alone_and_beside_others() throws IOException {
        run("lone", "--seconds", "1", "--rounds", "1");
        for (var what :
                List.of(
                        "the store, one thread",
                        "the store, one thread, beside 63",
                        "answer over HTTP, one connection",
                        "answer over HTTP, one connection, beside 63")) {
            assertTrue(Integer.parseInt(cell(what, 1).replace(",", "")) > 0, what);
            assertEquals("0", cell(what, 5), what);
        }
    }

    @Test
    void the_store_is_filled_to_each_size_and_both_servers_are_measured() throws IOException {
        run("scale", "--answers", "10000,30000", "--rounds", "1", "--millis", "300");
        for (var size : List.of("10,000", "30,000")) {
            for (var kind : ClassLoad.Kind.values()) {
                var line = "%s | %s".formatted(size, kind.words());
                assertEquals("0", cell(line, 8), line);
            }
        }
        assertTrue(err.toString().contains("] 30,000 of 30,000 answers"), err::toString);
    }

    @Test
    void a_class_at_timed_work_asks_what_time_it_is() throws IOException {
        run("clock", "--learners", "3", "--seconds", "6");
        var asked =
                out.toString().lines().filter(one -> one.startsWith("| what time it is")).toList();
        assertEquals(1, asked.size(), out::toString);
        assertTrue(cell("more of the server's for an asking", 1).endsWith("µs"));
        assertTrue(!out.toString().contains("failed"), out::toString);
    }

    /** Runs a measurement on the classes under test. */
    private void run(String... arguments) throws IOException {
        var launcher = folder.resolve("c7");
        Files.writeString(
                launcher,
                """
                #!/bin/sh
                exec "%s" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -cp "%s" \\
                    -Dorg.springframework.boot.logging.LoggingSystem=none classroom7.Main "$@"
                """
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin", "java"),
                                System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
        var all = new ArrayList<>(Arrays.asList(arguments));
        var results = folder.resolve("RESULTS.md");
        all.addAll(List.of("--launcher", launcher.toString(), "--results", results.toString()));
        int ended =
                new CommandLine(new Bench())
                        .setOut(new PrintWriter(out))
                        .setErr(new PrintWriter(err))
                        .execute(all.toArray(String[]::new));
        assertEquals(0, ended, err::toString);
        assertEquals("\n" + out, Files.readString(results));
    }

    /** A cell of the printed table's line that begins with these words. */
    private String cell(String what, int number) {
        var line =
                out.toString()
                        .lines()
                        .filter(one -> one.startsWith("| " + what + " |"))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no \"" + what + "\": " + out));
        return line.split("\\|", -1)[number + 1].strip();
    }
}
