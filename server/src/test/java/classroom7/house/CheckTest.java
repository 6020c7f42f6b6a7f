package classroom7.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code house/check.sh} in a copy of the project's shape: Maven is a script that leaves the
 * reports of some tests, and so are the tools that it installs or misses.
 */
class CheckTest {
    private static final Path CHECK =
            Path.of("..", "house", "check.sh").toAbsolutePath().normalize();
    private static final List<String> TOOLS =
            List.of(
                    "awk",
                    "basename",
                    "cat",
                    "cmp",
                    "cp",
                    "date",
                    "dirname",
                    "find",
                    "grep",
                    "head",
                    "mkdir",
                    "rm",
                    "sed",
                    "sh",
                    "tee",
                    "tr",
                    "xargs");
    private static final String PASSED =
            """
            <testsuite name="A" tests="3" errors="0" skipped="1" failures="0">
              <testcase name="one" classname="A"/>
              <testcase name="two" classname="A"/>
              <testcase name="three" classname="A"><skipped message="Assumption failed: there is no chromium"/></testcase>
            </testsuite>
            """;
    private static final String FAILED =
            """
            <testsuite name="B" tests="1" errors="0" skipped="0" failures="1">
              <testcase name="four" classname="B"><failure message="expected: &lt;1&gt;&#10;but was: &lt;2&gt;" type="x">at B</failure></testcase>
            </testsuite>
            """;

    private record Said(int ending, String out) {
        String last() {
            return out.lines().reduce("", (before, line) -> line);
        }
    }

    @TempDir Path folder;
    private Path top;
    private Path bin;

    @BeforeEach
    void copy() throws IOException {
        top = Files.createDirectories(folder.resolve("a clone"));
        bin = Files.createDirectories(folder.resolve("bin"));
        script(
                Files.createDirectories(top.resolve("house")).resolve("check.sh"),
                Files.readString(CHECK));
        Files.createDirectories(top.resolve("house/pouchdb"));
        Files.writeString(top.resolve("house/pouchdb/package.json"), "{}");
        Files.writeString(top.resolve("house/pouchdb/package-lock.json"), "{}");
        script(top.resolve("c7"), "#!/bin/sh\nexit 0\n");
        for (var tool : TOOLS) {
            script(bin.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
        }
        for (var there : List.of("node", "npm", "strace")) {
            script(bin.resolve(there), "#!/bin/sh\nexit 0\n");
        }
        script(bin.resolve("id"), "#!/bin/sh\necho 1000\n");
    }

    @Test
    void the_last_line_counts_what_passed_and_was_skipped_and_why() throws IOException {
        maven(Map.of("A", PASSED), 0);
        var said = check("check");
        assertEquals(0, said.ending(), said.out());
        assertTrue(
                said.last()
                        .matches(
                                "2 passed, 0 failed, 1 skipped \\(1 because there is no chromium\\) in \\d+ s"),
                said.out());
        assertTrue(Files.readString(bin.resolve("mvn.called")).contains("-DexcludedGroups=long"));
    }

    @Test
    void a_failure_is_named_and_ends_it_badly() throws IOException {
        maven(Map.of("A", PASSED, "B", FAILED), 0);
        var said = check("check");
        assertEquals(1, said.ending(), said.out());
        assertTrue(said.out().contains("failed: B.four: expected: <1> but was: <2>"), said.out());
        assertTrue(said.last().startsWith("2 passed, 1 failed, 1 skipped "), said.out());
    }

    @Test
    void a_build_that_breaks_is_no_success_whatever_passed_before() throws IOException {
        maven(Map.of("A", PASSED), 1);
        var said = check("check");
        assertEquals(1, said.ending(), said.out());
        assertTrue(said.out().contains("Broken: Building and testing the server"), said.out());
        maven(Map.of(), 0);
        assertEquals(1, check("check").ending(), "no test at all is no success");
    }

    @Test
    void what_is_missing_is_named_to_who_may_not_install_it() throws IOException {
        maven(Map.of("A", PASSED), 0);
        script(bin.resolve("apt-get"), "#!/bin/sh\necho \"$*\" >>\"$0.called\"\n");
        var said = check("test");
        assertTrue(
                said.out().contains("Missing, and only root can install: chromium "), said.out());
        assertTrue(said.out().contains("the tests that need them will be skipped"), said.out());
        assertTrue(Files.notExists(bin.resolve("apt-get.called")));
    }

    @Test
    void root_gets_what_is_missing_installed_and_nothing_that_is_there() throws IOException {
        maven(Map.of("A", PASSED), 0);
        script(bin.resolve("apt-get"), "#!/bin/sh\necho \"$*\" >>\"$0.called\"\n");
        script(bin.resolve("id"), "#!/bin/sh\necho 0\n");
        var said = check("test");
        assertEquals(0, said.ending(), said.out());
        var called = Files.readAllLines(bin.resolve("apt-get.called"));
        assertTrue(called.getFirst().startsWith("update"), called::toString);
        assertTrue(called.getLast().contains(" chromium fontconfig "), called::toString);
        assertTrue(!called.getLast().contains("nodejs"), called::toString);
    }

    private void maven(Map<String, String> reports, int ending) throws IOException {
        var script = new StringBuilder("#!/bin/sh\necho \"$*\" >>\"$0.called\"\n");
        script.append("mkdir -p server/target/surefire-reports\n");
        for (var report : reports.entrySet()) {
            var file = folder.resolve(report.getKey() + ".xml");
            Files.writeString(file, report.getValue());
            script.append("case \"$*\" in *\"-pl server\"*) cp '")
                    .append(file)
                    .append("' server/target/surefire-reports/TEST-")
                    .append(report.getKey())
                    .append(".xml ;; esac\n");
        }
        script(bin.resolve("mvn"), script + "exit " + ending + "\n");
    }

    private Said check(String what) throws IOException {
        var out = folder.resolve("out");
        var command =
                new ArrayList<>(List.of("/usr/bin/env", "-i", "HOME=" + folder.resolve("home")));
        command.add("PATH=" + bin);
        command.addAll(List.of("/bin/sh", top.resolve("house/check.sh").toString(), what));
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(out.toFile())
                        .start();
        try {
            return new Said(process.waitFor(), Files.readString(out));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
