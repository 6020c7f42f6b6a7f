package classroom7.learning.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.learning.Classroom;
import classroom7.learning.attachment.Attachments;
import classroom7.learning.attachment.Fetching;
import classroom7.learning.course.Contents;
import classroom7.learning.exchange.Finding.Grade;
import classroom7.learning.lesson.Editing;
import classroom7.learning.question.QuestionText;
import classroom7.learning.question.Segment;
import classroom7.people.access.Actor;
import classroom7.platform.file.DiskFiles;
import classroom7.platform.html.Markdown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportsTest {
    private static final Duration TABLE_MAX = Duration.ofSeconds(10);
    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]*]\\(([^)\\s]+)");

    @TempDir Path folder;
    private final Classroom classroom = new Classroom();
    private Workshop workshop;
    private Imports imports;

    @BeforeEach
    void open() {
        workshop =
                new Workshop(
                        classroom.courses,
                        classroom.units,
                        classroom.lessons,
                        classroom.drafts,
                        classroom.agreements,
                        classroom.publications,
                        new Attachments(
                                classroom.database,
                                new DiskFiles(folder.resolve("files"), classroom.clock),
                                classroom.clock,
                                classroom.ids));
        imports = new Imports(classroom.database, workshop, new Markdown());
    }

    @Test
    void a_real_course_is_imported_whole_and_published() {
        try (var bundle = Bundles.open(SharedData.path("courses/iot-for-beginners"))) {
            var done = imported(bundle, classroom.teacher, true);
            assertEquals(6, done.units());
            assertEquals(24, done.lessons());
            assertEquals(24, done.published());
            assertEquals(144, done.questions());
            assertTrue(done.files() > 150);
            assertTrue(done.findings().stream().anyMatch(f -> f.grade() == Grade.BROKEN));
            var course = contents(done.course());
            assertEquals(6, course.units().size());
            var lesson = course.units().get(0).lessons().get(0);
            assertEquals(6, lesson.questions());
            var draft =
                    assertInstanceOf(
                                    Editing.Open.class,
                                    classroom.drafts.open(classroom.teacher, lesson.id()))
                            .draft();
            assertTrue(draft.source().contains("](/attachments/"));
            assertTrue(!draft.source().contains("c7-link"), "a mark was left");
            assertPicturesAreThere(done);
        }
    }

    /** In every lesson a picture of ours is an attachment that its teacher can fetch. */
    private void assertPicturesAreThere(Importing.Imported done) {
        var missing = new ArrayList<String>();
        int shown = 0;
        for (var unit : contents(done.course()).units()) {
            for (var lesson : unit.lessons()) {
                for (var picture : pictures(lesson.id())) {
                    shown++;
                    if (!isThere(picture)) {
                        missing.add(lesson.title() + ": " + picture);
                    }
                }
            }
        }
        assertTrue(shown > 150, shown + " pictures");
        long named =
                done.findings().stream()
                        .filter(found -> found.problem().key().equals("exchange.found.picture"))
                        .filter(found -> found.path().contains("/lessons/"))
                        .count();
        assertEquals(named, missing.size(), missing::toString);
    }

    private List<String> pictures(LessonId lesson) {
        var open = classroom.drafts.open(classroom.teacher, lesson);
        var source = assertInstanceOf(Editing.Open.class, open).draft().source();
        return PICTURE.matcher(source.replaceAll("(?s)```.*?```", ""))
                .results()
                .map(found -> found.group(1))
                .filter(address -> !address.startsWith("http"))
                .toList();
    }

    private boolean isThere(String address) {
        var parts = address.split("/");
        return address.startsWith("/attachments/")
                && workshop.attachments().find(classroom.teacher, parts[2])
                        instanceof Fetching.Found;
    }

    @Test
    void a_table_of_questions_is_imported_in_seconds() {
        var path = SharedData.path("question-banks/freecodecamp/questions.csv");
        var begin = System.nanoTime();
        try (var bundle = Bundles.open(path)) {
            var done = imported(bundle, classroom.teacher, true);
            assertEquals(1608, done.questions());
            assertEquals(done.lessons(), done.published());
        }
        var taken = Duration.ofNanos(System.nanoTime() - begin);
        System.err.println("1608 questions in " + taken);
        assertTrue(taken.compareTo(TABLE_MAX) < 0, taken.toString());
    }

    @Test
    void an_export_imports_to_the_same_course() throws IOException {
        var texts = new TreeMap<String, String>();
        texts.put("README.md", "# A *course* #1\n\nAbout [it](1-one/1-first/README.md).");
        texts.put("1-one/README.md", "# One\n\n![p](../pictures/a%20b.png)");
        texts.put(
                "1-one/1-first/README.md",
                "# First C#\n\n![p](../../pictures/a%20b.png) [second](../2-second/README.md)\n\n"
                        + "```\n[code](../2-second/README.md)\n```\n\n"
                        + "??? choice points=2 shuffle\nWhich ![p](../../pictures/a%20b.png)?\n\n"
                        + "(x) This  {#k1}\n    > Good: ![p](../../pictures/a%20b.png)\n( ) That  {#k2}\n"
                        + "explanation: One\n\n    [two](../2-second/README.md)\n???\n\nEnd");
        texts.put(
                "1-one/2-second/README.md",
                "# Second\n\nText.\n\n??? truth\nReally?\n\n= true\n???");
        texts.put("pictures/a b.png", "\u0089PNG not really");
        var first = imported(picture(texts), classroom.teacher, true);
        assertEquals(List.of(), first.findings());
        var zip = export(classroom.teacher, first.course());
        var path = Files.write(folder.resolve("course.zip"), zip);
        try (var bundle = Bundles.open(path)) {
            var second = imported(bundle, classroom.otherOwner, false);
            assertEquals(List.of(), second.findings());
            assertEquals(first.questions(), second.questions());
            assertEquals(entries(zip), entries(export(classroom.otherOwner, second.course())));
            assertEquals(
                    questions(classroom.teacher, first.course()),
                    questions(classroom.otherOwner, second.course()));
        }
    }

    @Test
    void a_lesson_set_aside_is_exported_and_set_aside_again() throws IOException {
        var texts = new TreeMap<String, String>();
        texts.put("1-one/1-old/README.md", "# Old\n\nSee [new](../2-new/README.md).");
        texts.put("1-one/2-new/README.md", "# New\n\nWas [old](../1-old/README.md).");
        var first = imported(picture(texts), classroom.teacher, true);
        var old = contents(first.course()).units().getFirst().lessons().getFirst();
        classroom.lessons.archive(classroom.teacher, old.id());
        var zip = export(classroom.teacher, first.course());
        var path = Files.write(folder.resolve("course.zip"), zip);
        try (var bundle = Bundles.open(path)) {
            var second = imported(bundle, classroom.teacher, true);
            assertEquals(List.of(), second.findings());
            assertEquals(2, second.published());
            var contents = contents(second.course());
            assertEquals("Old", contents.archived().getFirst().title());
            assertEquals("New", contents.units().getFirst().lessons().getFirst().title());
            assertEquals(entries(zip), entries(export(classroom.teacher, second.course())));
        }
    }

    @Test
    void whoever_may_not_make_courses_changes_nothing() {
        var texts = Map.of("1-a/README.md", "# A");
        try (var bundle = Bundles.ofTexts("course", texts)) {
            assertInstanceOf(
                    Importing.NotFound.class,
                    imports.carryOut(
                            classroom.learner,
                            new Imports.Order(
                                    new Destination.NewCourse(classroom.school),
                                    plan(bundle),
                                    bundle,
                                    true,
                                    Steps.UNHEARD)));
        }
        assertEquals(0, count("select count(*) from course"));
    }

    @Test
    void a_failure_half_way_changes_nothing() {
        var texts = Map.of("1-a/README.md", "# A\n\n![p](p.png)", "1-a/p.png", "x");
        try (var whole = Bundles.ofTexts("course", texts)) {
            var plan = plan(whole);
            var broken =
                    new Bundles.Listed(
                            "course",
                            whole.paths(),
                            List.of(),
                            path -> {
                                throw new BadBundle("exchange.bad.bomb", path);
                            });
            assertInstanceOf(
                    Importing.Refused.class,
                    imports.carryOut(
                            classroom.teacher,
                            new Imports.Order(
                                    new Destination.NewCourse(classroom.school),
                                    plan,
                                    broken,
                                    true,
                                    Steps.UNHEARD)));
        }
        assertEquals(0, count("select count(*) from course"));
        assertEquals(0, count("select count(*) from lesson"));
    }

    @Test
    void an_import_into_a_course_stands_behind_its_units() {
        var course = classroom.course();
        classroom.unit(course, "There already");
        try (var bundle = Bundles.ofTexts("more", Map.of("1-a/README.md", "# A"))) {
            assertInstanceOf(
                    Importing.Imported.class,
                    imports.carryOut(
                            classroom.teacher,
                            new Imports.Order(
                                    new Destination.Into(course),
                                    plan(bundle),
                                    bundle,
                                    false,
                                    Steps.UNHEARD)));
        }
        assertEquals(
                List.of("There already", "More"),
                contents(course).units().stream().map(unit -> unit.title()).toList());
    }

    private CoursePlan plan(Bundle bundle) {
        return assertInstanceOf(Imports.Planning.Planned.class, imports.plan(bundle)).plan();
    }

    private Importing.Imported imported(Bundle bundle, Actor actor, boolean publish) {
        var organization =
                actor.equals(classroom.otherOwner) ? classroom.otherSchool : classroom.school;
        var order =
                new Imports.Order(
                        new Destination.NewCourse(organization),
                        plan(bundle),
                        bundle,
                        publish,
                        Steps.UNHEARD);
        return assertInstanceOf(Importing.Imported.class, imports.carryOut(actor, order));
    }

    /** The texts as UTF-8, but for the picture, whose first bytes are those of a PNG. */
    private static Bundle picture(Map<String, String> texts) {
        return new Bundles.Listed(
                "course",
                List.copyOf(texts.keySet()),
                List.of(),
                path ->
                        new java.io.ByteArrayInputStream(
                                path.endsWith(".png")
                                        ? "\u0089PNG\r\n\u001a\n12345"
                                                .getBytes(StandardCharsets.ISO_8859_1)
                                        : texts.get(path).getBytes(StandardCharsets.UTF_8)));
    }

    private byte[] export(Actor actor, CourseId course) throws IOException {
        var exports = new Exports(workshop);
        var ready = assertInstanceOf(Exports.Exporting.Ready.class, exports.export(actor, course));
        var out = new ByteArrayOutputStream();
        ready.writing().writeTo(out);
        return out.toByteArray();
    }

    private static Map<String, String> entries(byte[] zip) throws IOException {
        var entries = new TreeMap<String, String>();
        try (var in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(
                        entry.getName(),
                        new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
            }
        }
        return entries;
    }

    private List<Object> questions(Actor actor, CourseId course) {
        var questions = new ArrayList<>();
        for (var unit :
                assertInstanceOf(Contents.Found.class, classroom.courses.contents(actor, course))
                        .units()) {
            for (var lesson : unit.lessons()) {
                var draft =
                        assertInstanceOf(
                                        Editing.Open.class,
                                        classroom.drafts.open(actor, lesson.id()))
                                .draft();
                for (var segment : QuestionText.parse(draft.source())) {
                    if (segment instanceof Segment.Asked asked) {
                        questions.add(asked.question().id());
                        asked.question()
                                .lines()
                                .forEach(line -> questions.add(line.id() + line.right()));
                    }
                }
            }
        }
        return questions;
    }

    private Contents.Found contents(CourseId course) {
        return assertInstanceOf(
                Contents.Found.class, classroom.courses.contents(classroom.teacher, course));
    }

    private long count(String sql) {
        return classroom.database.sql(sql).query(Long.class).single();
    }
}
