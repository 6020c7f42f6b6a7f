package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What is typed wrongly gets one line that says what, and where to read on. */
class TypingTest {
    private static final int WIDTH = 80;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "drill answers --minutes two, 'two' is no number, c7 drill answers",
                "drill answers --minutes NaN, 'NaN' is no number, c7 drill answers",
                "drill answers --learners 1.5, '1.5' is no whole number, c7 drill answers",
                "drill answers --learners 99999999999, or too large, c7 drill answers",
                "drill answers --seed x, 'x' is no whole number, c7 drill answers",
                "drill answers --minutes, --minutes, c7 drill answers",
                "drill answer, Is `answers` meant?, c7 drill",
                "up --sampel, Is `--sample` meant?, c7 up",
                "import, PATH, c7 import",
                "documents epoch --renew more, more, c7 documents epoch",
                "nonsense, nonsense, c7"
            })
    void a_wrong_word_gets_one_line(String typed, String said, String command) {
        var err = new StringWriter();
        var line = Typing.line(new C7Command()).setErr(new PrintWriter(err));
        assertEquals(2, line.execute(typed.split(" ")));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertTrue(err.toString().contains(said), err::toString);
        assertTrue(err.toString().endsWith(" See `" + command + " --help`.\n"), err::toString);
    }

    @Test
    void a_command_that_needs_another_shows_which_there_are() {
        var err = new StringWriter();
        var line = Typing.line(new C7Command()).setErr(new PrintWriter(err));
        assertEquals(2, line.execute("drill"));
        assertTrue(err.toString().contains("answers  "), err::toString);
    }

    /** A line of a description that is too long is broken by picocli, and goes on alone. */
    @Test
    void no_line_of_a_description_ends_before_its_sentence() {
        all(Typing.line(new C7Command())).map(CommandLine::getCommandSpec).forEach(this::look);
    }

    private void look(CommandSpec command) {
        for (var line : command.usageMessage().description()) {
            assertTrue(line.endsWith("."), command.qualifiedName() + ": " + line);
        }
        for (var line : command.usageMessage().footer()) {
            assertTrue(line.length() <= WIDTH, command.qualifiedName() + ": " + line);
        }
    }

    private static Stream<CommandLine> all(CommandLine line) {
        return Stream.concat(
                Stream.of(line), line.getSubcommands().values().stream().flatMap(TypingTest::all));
    }
}
