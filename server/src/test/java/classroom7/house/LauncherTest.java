package classroom7.house;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./c7} itself, in a copy of the project's shape: Java and Maven are scripts that say how
 * they were called.
 */
class LauncherTest {
    private static final Path C7 = Path.of("..", "c7").toAbsolutePath().normalize();
    private static final String MAVEN =
            """
            #!/bin/sh
            echo "mvn $*" >>"$0.called"
            mkdir -p server/target/packed && touch server/target/packed/classroom7.jar
            """;

    /** Unpacks when it is asked to; else it is the program. */
    private static final String JAVA =
            """
            #!/bin/sh
            case "$*" in
                *-Djarmode=tools*) for word; do last=$word; done
                    mkdir -p "$last" && touch "$last/classroom7.jar" ;;
                *) echo "$0 runs: $*" ;;
            esac
            """;

    private record Said(int ending, String out, String err) {}

    @TempDir Path folder;
    private Path top;
    private Path bin;

    @BeforeEach
    void copy() throws IOException {
        top = Files.createDirectories(folder.resolve("a clone"));
        bin = Files.createDirectories(folder.resolve("bin"));
        Files.copy(C7, top.resolve("c7"));
        script(top.resolve("c7"), Files.readString(C7));
        for (var source : List.of("pom.xml", "server/pom.xml", "server/src/main/Main.java")) {
            var file = top.resolve(source);
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        }
        Files.createDirectories(top.resolve(".mvn"));
    }

    @Test
    void it_builds_once_shows_that_and_runs() throws IOException {
        var java = java("jdk", "25.0.1");
        script(bin.resolve("mvn"), MAVEN);
        var first = c7(List.of(), "JAVA_HOME=" + java, "up", "--port", "0");
        assertEquals(0, first.ending(), first.err());
        assertTrue(first.err().startsWith("Building Classroom7"), first.err());
        assertTrue(first.out().startsWith(java + "/bin/java runs: "), first.out());
        assertTrue(first.out().endsWith(" up --port 0\n"), first.out());
        var second = c7(List.of(), "JAVA_HOME=" + java, "up");
        assertEquals("", second.err());
        assertEquals(1, Files.readAllLines(bin.resolve("mvn.called")).size());
        var later = FileTime.from(Instant.parse("2100-01-01T00:00:00Z"));
        Files.setLastModifiedTime(top.resolve("server/src/main/Main.java"), later);
        c7(List.of(), "JAVA_HOME=" + java, "up");
        assertEquals(2, Files.readAllLines(bin.resolve("mvn.called")).size());
    }

    @Test
    void a_build_that_fails_is_told_and_runs_nothing() throws IOException {
        script(bin.resolve("mvn"), "#!/bin/sh\necho '[ERROR] /X.java:[1,2] no such'\nexit 1\n");
        var said = c7(List.of(), "JAVA_HOME=" + java("jdk", "25"), "up");
        assertEquals(2, said.ending());
        assertEquals("", said.out());
        assertTrue(said.err().contains("/X.java:[1,2] no such"), said.err());
        assertTrue(said.err().contains("The build failed"), said.err());
    }

    @Test
    void a_java_on_the_path_or_in_the_usual_folders_is_found() throws IOException {
        script(bin.resolve("mvn"), MAVEN);
        var old = java("old", "21.0.4");
        var home = java("home/.sdkman/candidates/java/26-tem", "26");
        var said = c7(hidden(), "JAVA_HOME=" + old, "up");
        assertTrue(said.out().startsWith(home + "/bin/java runs: "), said.out() + said.err());
        Files.createSymbolicLink(bin.resolve("java"), java("other", "25").resolve("bin/java"));
        said = c7(hidden(), "JAVA_HOME=" + old, "up");
        assertTrue(said.out().startsWith(folder.resolve("other") + "/bin/java runs: "), said.out());
    }

    @Test
    void without_a_java_it_says_what_is_missing_and_which_there_are() throws IOException {
        var none = c7(hidden(), "JAVA_HOME=", "up");
        assertEquals(2, none.ending());
        assertEquals(1, none.err().lines().count(), none.err());
        assertTrue(none.err().startsWith("c7: Classroom7 needs Java 25 or newer. "), none.err());
        assertTrue(none.err().contains("set JAVA_HOME"), none.err());
        var old = c7(hidden(), "JAVA_HOME=" + java("old", "21.0.4"), "up");
        assertEquals(2, old.ending());
        assertTrue(old.err().contains("(found only: 21)"), old.err());
    }

    @Test
    void without_a_compiler_or_maven_it_says_so() throws IOException {
        var java = java("jdk", "25");
        var maven = c7(hidden(), "JAVA_HOME=" + java, "up");
        assertEquals(2, maven.ending());
        assertTrue(maven.err().contains("needs Maven"), maven.err());
        Files.delete(java.resolve("bin/javac"));
        var compiler = c7(hidden(), "JAVA_HOME=" + java, "up");
        assertEquals(2, compiler.ending());
        assertTrue(compiler.err().contains("has no compiler"), compiler.err());
        assertFalse(Files.exists(top.resolve("server/target")));
    }

    /** Where the Javas of this machine are not to be seen; skips the test where that cannot be. */
    private static List<String> hidden() throws IOException {
        var mount = "for d in /usr/lib/jvm /opt; do [ ! -d $d ] || mount -t tmpfs none $d; done";
        var prefix =
                List.of(
                        "unshare",
                        "--map-root-user",
                        "--mount",
                        "sh",
                        "-c",
                        mount + " && exec \"$@\"",
                        "sh");
        var command = new ArrayList<>(prefix);
        command.add("true");
        Assumptions.assumeTrue(
                ended(new ProcessBuilder(command)) == 0,
                "this machine lets us hide no folder of it");
        return prefix;
    }

    private Path java(String name, String version) throws IOException {
        var home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), JAVA);
        script(home.resolve("bin/javac"), JAVA);
        return home;
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** With nothing but the folder {@code bin} and what every system has on the path. */
    private Said c7(List<String> prefix, String environment, String... arguments)
            throws IOException {
        var tools = Files.createDirectories(folder.resolve("tools"));
        for (var tool : TOOLS) {
            if (!Files.exists(tools.resolve(tool))) {
                script(tools.resolve(tool), "#!/bin/sh\nexec /usr/bin/" + tool + " \"$@\"\n");
            }
        }
        var command = new ArrayList<>(List.of("env", "-i", environment));
        command.add("HOME=" + folder.resolve("home"));
        command.add("PATH=" + bin + ":" + tools);
        command.add(top.resolve("c7").toString());
        command.addAll(List.of(arguments));
        command.addAll(0, prefix);
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        int ending =
                ended(
                        new ProcessBuilder(command)
                                .redirectOutput(out.toFile())
                                .redirectError(err.toFile()));
        return new Said(ending, new String(Files.readAllBytes(out), UTF_8), Files.readString(err));
    }

    private static int ended(ProcessBuilder builder) throws IOException {
        try {
            return builder.start().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the launcher uses. */
    private static final List<String> TOOLS =
            List.of(
                    "sh",
                    "sed",
                    "readlink",
                    "dirname",
                    "cat",
                    "find",
                    "head",
                    "date",
                    "sleep",
                    "mkdir",
                    "rm",
                    "mv",
                    "touch",
                    "ls",
                    "sort",
                    "tail",
                    "grep",
                    "kill");
}
