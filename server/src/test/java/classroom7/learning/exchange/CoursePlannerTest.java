package classroom7.learning.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.exchange.Finding.Grade;
import classroom7.platform.html.Markdown;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CoursePlannerTest {
    private static final Map<String, String> PLANTS =
            Map.of(
                    "README.md",
                    "# Plants\n\nAll about them: [first](1-roots/1-drink/README.md)",
                    "1-roots/README.md",
                    "# Roots\n\nBelow.",
                    "1-roots/1-drink/README.md",
                    "# How they drink\n\n![Leaf](../../images/leaf.png) [next](../2-eat#a)\n\n"
                            + "[gone](nowhere.md) [out](../../../etc/passwd) `[x](y.md)`\n",
                    "1-roots/1-drink/assignment.md",
                    "# Draw\n\n## How\n\nA root.",
                    "1-roots/1-drink/pre-quiz.gift",
                    "Ready?{T}",
                    "1-roots/1-drink/post-quiz.gift",
                    "Done?{F}\n\nMatch{=a->b =c->d}",
                    "1-roots/2-eat/README.md",
                    "No title here",
                    "images/leaf.png",
                    "png",
                    "images/spare.png",
                    "png");

    private static final Markdown MARKDOWN = new Markdown();

    @TempDir Path folder;

    @Test
    void a_real_course_has_its_units_lessons_and_questions() {
        try (var bundle = Bundles.open(SharedData.path("courses/iot-for-beginners"))) {
            var plan = CoursePlanner.plan(bundle, MARKDOWN);
            assertEquals(6, plan.units().size());
            assertEquals(24, plan.lessonCount());
            assertEquals(144, plan.questionCount());
            assertEquals("Introduction to IoT", plan.units().get(0).lessons().get(0).title());
            assertEquals("Getting Started with IoT", plan.units().get(0).title());
            assertEquals(List.of(), plan.findings(Grade.TO_MEND));
            assertEquals(List.of(), plan.findings(Grade.KEPT));
            var broken = plan.findings(Grade.BROKEN);
            assertTrue(
                    broken.stream()
                            .anyMatch(found ->
                                    found.path().startsWith("1-getting-started/lessons/3")
                                            && found.line() > 1),
                    broken.toString());
            assertTrue(plan.files().size() > 150, plan.files().toString());
        }
    }

    @Test
    void every_gift_pair_becomes_questions_or_is_named() {
        try (var bundle = Bundles.open(SharedData.path("question-banks/gift-pairs"))) {
            var plan = CoursePlanner.plan(bundle, MARKDOWN);
            // 31 choices, 19 texts, 17 truths, 14 numbers, of which those that cannot be asked are
            // kept.
            int kept = plan.findings(Grade.KEPT).size();
            int unbuilt = 8 + 4;
            assertEquals(31 + 19 + 17 + 14, plan.questionCount() + kept - unbuilt);
            assertEquals(List.of(), plan.findings(Grade.TO_MEND));
        }
    }

    @Test
    void a_table_of_1608_questions_is_17_topics() {
        var path = SharedData.path("question-banks/freecodecamp/questions.csv");
        try (var bundle = Bundles.open(path)) {
            var plan = CoursePlanner.plan(bundle, MARKDOWN);
            assertEquals(1608, plan.questionCount());
            // One answer is a backspace character; it is shown as a picture of it.
            assertEquals(
                    List.of("exchange.found.control"),
                    plan.findings().stream().map(found -> found.problem().key()).toList());
            assertTrue(plan.lessonCount() >= 17);
        }
    }

    @Test
    void links_lead_to_what_was_imported_and_broken_ones_are_named() {
        var plan = plan(PLANTS);
        assertEquals("Plants", plan.title());
        assertEquals(1, plan.units().size());
        assertEquals("Below.", plan.units().get(0).introduction());
        var lesson = plan.units().get(0).lessons().get(0);
        assertEquals("How they drink", lesson.title());
        assertEquals(2, lesson.questions());
        assertTrue(lesson.source().startsWith("??? truth\nReady?"), lesson.source());
        assertTrue(lesson.source().contains("## Draw\n\n### How"), lesson.source());
        assertTrue(lesson.source().contains("```gift\nMatch{=a->b =c->d}\n```"), lesson.source());
        assertTrue(lesson.source().contains("`[x](y.md)`"));
        assertEquals(List.of("images/leaf.png"), plan.files());
        assertEquals("Eat", plan.units().get(0).lessons().get(1).title());
        assertEquals(
                List.of("nowhere.md 5", "../../../etc/passwd 5"),
                plan.findings(Grade.BROKEN).stream()
                        .map(f -> f.problem().arguments().getFirst() + " " + f.line())
                        .toList());
        assertEquals(
                List.of("images/spare.png"),
                plan.findings(Grade.LEFT_OUT).stream().map(Finding::path).toList());
        assertEquals(1, plan.findings(Grade.KEPT).size());
    }

    @Test
    void other_shapes_of_folders_are_courses_too() {
        assertEquals(2, plan(Map.of("1-a/README.md", "# A", "2-b/README.md", "# B")).lessonCount());
        assertEquals(2, plan(Map.of("one.md", "# A", "two.md", "# B")).lessonCount());
        assertEquals(1, plan(Map.of("README.md", "# A")).lessonCount());
        assertEquals(
                2, plan(Map.of("1-unit/01-a.md", "# A", "1-unit/02-b.md", "# B")).lessonCount());
    }

    @Test
    void a_zip_of_one_folder_is_called_as_the_folder_and_else_as_the_file() throws IOException {
        var folder = zip("download (1).zip", Map.of("my-course/1-a/README.md", "# A"));
        var files = zip("biology-8.zip", Map.of("1-a/README.md", "# A", "2-b/README.md", "# B"));
        var one = zip("chemistry.zip", Map.of("1-a/README.md", "# A"));
        assertEquals(List.of("My course", "Biology 8", "Chemistry"), titles(folder, files, one));
    }

    private static List<String> titles(Path... zips) {
        return Stream.of(zips)
                .map(zip -> {
                    try (var bundle = Bundles.open(zip)) {
                        return CoursePlanner.plan(bundle, MARKDOWN).title();
                    }
                })
                .toList();
    }

    @Test
    void what_is_no_course_is_refused_with_the_reason() throws IOException {
        refuses("exchange.bad.absent", folder.resolve("nothing"));
        refuses("exchange.bad.no-zip", file("a.zip", "not a zip".getBytes(StandardCharsets.UTF_8)));
        refuses(
                "exchange.bad.no-zip",
                file("b.zip", "PK\3\4 but no more".getBytes(StandardCharsets.UTF_8)));
        refuses("exchange.bad.kind", file("c.exe", new byte[] {'M', 'Z'}));
        refuses(
                "exchange.bad.encoding",
                file("d.md", new byte[] {'#', ' ', (byte) 0xff, (byte) 0xfe}));
        refuses("exchange.bad.encoding", file("e.gift", new byte[] {'a', 0, 'b'}));
        refuses("exchange.bad.path", zip("f.zip", Map.of("../../etc/passwd", "x")));
        refuses("exchange.bad.path", zip("g.zip", Map.of("/etc/passwd", "x")));
        refuses("exchange.bad.path", zip("h.zip", Map.of("a\\..\\b", "x")));
        refuses("exchange.bad.bomb", zip("i.zip", Map.of("1-a/README.md", "0".repeat(50_000_000))));
        refuses("exchange.bad.no-lessons", zip("j.zip", Map.of("a.png", "x")));
        refuses(
                "exchange.bad.csv-columns",
                file("k.csv", "a,b\n1,2\n".getBytes(StandardCharsets.UTF_8)));
        var nonsense = new byte[100_000_000];
        new Random(7).nextBytes(nonsense);
        refuses("exchange.bad.no-zip", file("l.zip", nonsense));
        refuses("exchange.bad.text-size", file("m.md", nonsense));
        refuses(
                "exchange.bad.no-lessons",
                folder.resolve(Files.createDirectories(folder.resolve("n/o")).getParent()));
    }

    private void refuses(String key, Path path) {
        var bad =
                assertThrows(
                        BadBundle.class,
                        () -> {
                            try (var bundle = Bundles.open(path)) {
                                CoursePlanner.plan(bundle, MARKDOWN);
                            }
                        },
                        key);
        var named =
                key.equals("exchange.bad.no-lessons")
                        ? List.of(key, "exchange.bad.empty")
                        : List.of(key);
        assertTrue(named.contains(bad.problem().key()), key + " but " + bad.problem());
    }

    private static CoursePlan plan(Map<String, String> texts) {
        try (var bundle = Bundles.ofTexts("course", texts)) {
            return CoursePlanner.plan(bundle, MARKDOWN);
        }
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    private Path zip(String name, Map<String, String> files) throws IOException {
        var path = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(path);
                var zip = new ZipOutputStream(out)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return path;
    }
}
