package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.process.Refusal;
import classroom7.platform.settings.MailSettings;
import classroom7.platform.settings.Settings;
import classroom7.testing.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A command on a mistyped home says so, and makes no installation of it. */
class NoInstallationTest {
    /** They begin an installation: that is what they are for. */
    private static final Set<String> BEGIN = Set.of("c7 up", "c7 serve", "c7 work", "c7 train");

    /** Drills break an installation of their own. */
    private static final String DRILL = "c7 drill ";

    @TempDir Path folder;

    @Test
    void no_command_makes_one_of_a_folder_that_does_not_exist() throws IOException {
        var home = folder.resolve("mistyped");
        var all = new ArrayList<Executable>();
        for (var command : opening()) {
            all.add(() -> {
                assertRefused(command, home);
                assertFalse(Files.exists(home), "it made the folder");
            });
        }
        assertTrue(all.size() >= 7, "commands that open a home: " + all.size());
        assertAll(all);
    }

    @Test
    void nor_of_a_folder_that_holds_none() throws IOException {
        var home = Files.createDirectory(folder.resolve("empty"));
        for (var command : opening()) {
            assertRefused(command, home);
            try (var inside = Files.list(home)) {
                assertEquals(List.of(), inside.toList());
            }
        }
    }

    @Test
    void nor_of_a_database_that_holds_none() {
        var settings =
                new Settings(
                        folder,
                        "127.0.0.1",
                        0,
                        TestDatabase.emptyAddress(),
                        null,
                        null,
                        "",
                        Map.of(),
                        MailSettings.FILES);
        for (int twice = 0; twice < 2; twice++) {
            var refused =
                    assertThrows(
                            Refusal.class,
                            () -> Installation.open(settings, "c7 test", line -> {}).close());
            assertTrue(
                    refused.getMessage().contains("holds no installation: look at C7_DATABASE_URL"),
                    refused::getMessage);
        }
        Installation.openOrCreate(settings, "c7 serve", line -> {}).close();
        Installation.open(settings, "c7 test", line -> {}).close();
    }

    private void assertRefused(CommandLine command, Path home) throws IOException {
        var err = new StringWriter();
        var words = typed(command, home);
        int code = C7Command.line().setErr(new PrintWriter(err)).execute(words);
        var said = err.toString();
        var line = String.join(" ", words) + " said " + said;
        assertEquals(2, code, line);
        assertEquals(1, said.lines().count(), line);
        assertTrue(said.contains(home + " holds no installation"), line);
        assertTrue(said.contains("begin one there with `c7 up --home " + home + "`"), line);
    }

    /** The command with all that it demands. */
    private String[] typed(CommandLine command, Path home) throws IOException {
        var gift = Files.writeString(folder.resolve("one.gift"), "Is it so? {T}\n");
        var words = new ArrayList<>(List.of(name(command).substring("c7 ".length()).split(" ")));
        words.addAll(List.of("--home", home.toString()));
        for (var option : command.getCommandSpec().options()) {
            if (option.required()) {
                words.addAll(List.of(option.longestName(), "ada@example.org"));
            }
        }
        for (var place : command.getCommandSpec().positionalParameters()) {
            words.add(place.paramLabel().equals("PATH") ? gift.toString() : "main");
        }
        return words.toArray(String[]::new);
    }

    private static List<CommandLine> opening() {
        return leaves(C7Command.line())
                .filter(command -> command.getCommandSpec().findOption("--home") != null)
                .filter(command -> !BEGIN.contains(name(command)))
                .filter(command -> !name(command).startsWith(DRILL))
                .toList();
    }

    private static String name(CommandLine command) {
        return command.getCommandSpec().qualifiedName();
    }

    private static Stream<CommandLine> leaves(CommandLine command) {
        var below = command.getSubcommands().values();
        return below.isEmpty()
                ? Stream.of(command)
                : below.stream().distinct().flatMap(NoInstallationTest::leaves);
    }
}
