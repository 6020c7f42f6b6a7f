package classroom7.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TidyTest {
    private static final String MAIN = "server/src/main/java/classroom7/base/X.java";
    private static final String TEMPLATE = "server/src/main/jte/lesson/show.jte";

    @Test
    void every_file_is_tidy() {
        assertEquals(
                "",
                String.join(
                        "\n",
                        Project.texts().entrySet().stream()
                                .flatMap(f -> Tidy.complaints(f.getKey(), f.getValue()).stream())
                                .toList()));
    }

    @Test
    void nothing_big_is_kept_here() {
        assertEquals(List.of(), Project.filesOver(512 * 1024));
    }

    @Test
    void no_message_key_is_written_twice() {
        assertEquals(List.of(), Project.keysWrittenTwice());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    final class LessonService {}
                    @Autowired Lessons lessons;
                    @Service final class Lessons {}
                    Thread.sleep(5);
                    try { x(); } catch (Exception e) { }
                    try { x(); } catch (Throwable e) { }
                    int x = switch (ending) { case Published p -> 1; default -> 0; };
                    '"select * from lesson"'
                    failure.printStackTrace();
                    """)
    void an_untidy_line_of_code_is_found(String line) {
        assertEquals(1, Tidy.complaints(MAIN, line + "\n").size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    <p>Hello</p>
                    <img alt="A picture">
                    <button onclick="${x}">${x}</button>
                    <p style="color: red">${x}</p>
                    <script>1</script>
                    <img src="https://pictures.example/a.png">
                    """)
    void an_untidy_line_of_a_template_is_found(String line) {
        assertEquals(1, Tidy.complaints(TEMPLATE, line + "\n").size());
    }

    @Test
    void what_is_tidy_is_left_alone() {
        var code = "int x = switch (text) { case \"a\" -> 1; default -> 0; };\n";
        var open = "default -> 0; // open: nodes of any type\n";
        var said =
                "@if(view.open())<p class=\"a\">${frame.say(\"lesson.open\")} &middot;</p>@endif\n";
        assertEquals(List.of(), Tidy.complaints(MAIN, code));
        assertEquals(List.of(), Tidy.complaints(MAIN, open));
        assertEquals(List.of(), Tidy.complaints(MAIN, "// catch (Exception e) was too wide\n"));
        assertEquals(List.of(), Tidy.complaints(TEMPLATE, said));
    }

    @Test
    void the_form_of_every_text_file_is_kept() {
        var owed = "TO" + "DO";
        assertEquals(1, Tidy.complaints("README.md", "no line feed at the end").size());
        assertEquals(1, Tidy.complaints("README.md", "blank at the end \n").size());
        assertEquals(1, Tidy.complaints("README.md", owed + "\n").size());
        assertEquals(1, Tidy.complaints("a.js", "x\n".repeat(401)).size());
    }
}
