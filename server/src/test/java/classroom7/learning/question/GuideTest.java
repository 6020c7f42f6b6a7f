package classroom7.learning.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of the guide are questions as they stand there. */
final class GuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "guide", "writing.md");
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```lesson\n(.*?)\n```");

    @Test
    void every_example_can_be_published() throws IOException {
        var examples = EXAMPLE.matcher(Files.readString(GUIDE)).results().toList();
        assertEquals(5, examples.size());
        for (var example : examples) {
            var segments = QuestionText.parse(example.group(1));
            assertEquals(1, segments.size(), example.group(1));
            var asked = (Segment.Asked) segments.getFirst();
            assertEquals(List.of(), asked.problems(), example.group(1));
            assertEquals(asked.question(), again(asked.question()), example.group(1));
        }
    }

    private static Question again(Question question) {
        var segment = QuestionText.parse(QuestionText.print(question)).getFirst();
        return ((Segment.Asked) segment).question();
    }
}
