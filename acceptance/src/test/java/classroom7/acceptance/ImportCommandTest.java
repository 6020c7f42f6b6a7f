package classroom7.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code c7 import} as it is typed, beside the running product and without it. */
class ImportCommandTest {
    private static final Pattern PICTURE = Pattern.compile("<img[^>]* src=\"(/[^\"]+)\"");

    @Test
    void real_material_is_imported_published_and_reported() {
        var home = Product.temporary();
        Product.Account teacher;
        try (var product = Product.start(home, "--sample")) {
            teacher = product.account("teacher");
            var ledger = new Ledger(product.address(), teacher);
            publishedCourse(ledger, imported(teacher, product, "courses/iot-for-beginners"));
            var before = ledger.get("/api/courses");
            refused(teacher, product);
            assertEquals(before, ledger.get("/api/courses"), "what is refused changes nothing");
            var table = "question-banks/freecodecamp/questions.csv";
            var questions = imported(teacher, product, table);
            assertEquals(1608, questions.path("questions").asInt());
            assertEquals(questions.path("lessons"), questions.path("published"));
        }
        // The product does not run now.
        var gift = Material.path("question-banks/gift-pairs").toString();
        var said = command(List.of("import", gift, "--as", teacher.email(), "--home", "" + home));
        assertTrue(said.contains("Kept as text"), said);
        assertTrue(Pattern.compile("\\n  \\S+\\.gift:\\d+  ").matcher(said).find(), said);
    }

    private static JsonNode imported(Product.Account teacher, Product product, String material) {
        var path = Material.path(material).toString();
        var home = product.home().toString();
        var typed = List.of("import", path, "--as", teacher.email(), "--home", home);
        var options = List.of("--publish", "--json", "--organization", "Hillside School");
        var words = new ArrayList<>(typed);
        words.addAll(options);
        return new JsonMapper().readTree(command(words));
    }

    private static void publishedCourse(Ledger ledger, JsonNode report) {
        assertEquals(6, report.path("units").asInt(), report::toString);
        assertEquals(24, report.path("lessons").asInt());
        assertEquals(24, report.path("published").asInt());
        assertEquals(144, report.path("questions").asInt());
        for (var finding : report.path("findings")) {
            assertFalse(finding.path("path").asString().isEmpty(), finding::toString);
            var broken = finding.path("grade").asString().equals("broken");
            assertTrue(!broken || finding.path("line").asInt() > 0, finding::toString);
        }
        var course = ledger.get("/api/courses/" + report.path("course").asString());
        int questions = 0;
        int pictures = 0;
        for (var unit : course.path("units")) {
            for (var lesson : unit.path("lessons")) {
                assertTrue(lesson.path("open").asBoolean(), lesson::toString);
                var shown = ledger.get("/api/lessons/" + lesson.path("id").asString());
                questions += shown.path("questions").size();
                for (var picture : pictures(shown)) {
                    pictures++;
                    assertEquals(200, ledger.status(picture), picture);
                }
            }
        }
        assertEquals(144, questions);
        assertTrue(pictures > 100, pictures + " pictures");
    }

    private static List<String> pictures(JsonNode lesson) {
        return PICTURE.matcher(lesson.path("html").asString())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    /** Each in one line that says what is wrong. */
    private static void refused(Product.Account teacher, Product product) {
        var home = product.home().toString();
        var bad = nonsense().toString();
        var learner = product.account("learner").email();
        var typed =
                List.of(
                        List.of("import", bad, "--as", teacher.email(), "--home", home),
                        List.of("import", "nowhere", "--as", teacher.email(), "--home", home),
                        List.of("import", "..", "--as", "nobody@example.org", "--home", home),
                        List.of("import", "..", "--as", learner, "--home", home));
        var said =
                List.of("is no zip", "nowhere", "Nobody here has the address", "no organization");
        for (int at = 0; at < typed.size(); at++) {
            var words = typed.get(at);
            var refusal = assertThrows(AssertionError.class, () -> command(words)).getMessage();
            assertTrue(refusal.contains("ended with 2"), refusal);
            assertTrue(refusal.contains(said.get(at)), refusal);
            assertEquals(2, refusal.lines().count(), refusal);
        }
    }

    private static Path nonsense() {
        try {
            return Files.write(Product.temporary().resolve("course.zip"), new byte[1000]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String command(List<String> words) {
        return Product.command(words.toArray(String[]::new));
    }
}
