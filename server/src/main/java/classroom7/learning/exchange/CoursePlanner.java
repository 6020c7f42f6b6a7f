package classroom7.learning.exchange;

import classroom7.learning.course.Courses;
import classroom7.learning.course.Units;
import classroom7.learning.exchange.CoursePlan.LessonPlan;
import classroom7.learning.exchange.CoursePlan.UnitPlan;
import classroom7.learning.exchange.CourseShape.LessonPlace;
import classroom7.learning.exchange.CourseShape.UnitPlace;
import classroom7.learning.exchange.Finding.Grade;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.question.QuestionText;
import classroom7.learning.question.Segment;
import classroom7.platform.html.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Plans a course from a folder or zip of Markdown, or from a file of questions. */
final class CoursePlanner {
    static final String SETTINGS = "classroom7.json";

    /** Among a lesson's settings: it is set aside. */
    static final String ARCHIVED = "archived";

    static final int LESSONS_MAX = 2000;
    private static final int TITLE_MAX = Courses.TITLE_MAX;

    private final Bundle bundle;
    private final List<Finding> findings;
    private final TreeSet<String> used = new TreeSet<>();
    private final GiftBlocks gift;
    private final JsonNode settings;
    private final LinkResolver links;
    private final CourseShape shape;
    private final Markdown markdown;

    private CoursePlanner(Bundle bundle, Markdown markdown) {
        this.bundle = bundle;
        this.markdown = markdown;
        this.findings = new ArrayList<>(bundle.leftOut());
        this.gift = new GiftBlocks(findings);
        this.settings = settings(bundle);
        this.shape = CourseShape.of(bundle.paths());
        this.links = new LinkResolver(bundle, shape, findings);
    }

    /**
     * @throws BadBundle if there is nothing in it that could be a course, or a text cannot be read
     */
    static CoursePlan plan(Bundle bundle, Markdown markdown) {
        if (bundle.paths().isEmpty()) {
            throw new BadBundle("exchange.bad.empty");
        }
        return new CoursePlanner(bundle, markdown).plan();
    }

    private JsonNode settings(Bundle from) {
        var mapper = JsonMapper.builder().build();
        if (!from.paths().contains(SETTINGS)) {
            return mapper.createObjectNode();
        }
        used.add(SETTINGS);
        try {
            return mapper.readTree(BundleTexts.read(from, SETTINGS));
        } catch (tools.jackson.core.JacksonException e) {
            findings.add(Finding.of(Grade.LEFT_OUT, SETTINGS, 0, "exchange.found.settings"));
            return mapper.createObjectNode();
        }
    }

    private CoursePlan plan() {
        var units = new ArrayList<UnitPlan>();
        for (var unit : shape.units()) {
            units.add(unit(unit));
        }
        if (units.isEmpty()) {
            units.addAll(questionFiles());
        }
        int lessons = units.stream().mapToInt(unit -> unit.lessons().size()).sum();
        if (lessons == 0) {
            throw new BadBundle("exchange.bad.no-lessons");
        }
        if (lessons > LESSONS_MAX) {
            throw new BadBundle("exchange.bad.lessons", LESSONS_MAX);
        }
        var course = course();
        used.addAll(links.files());
        for (var path : bundle.paths()) {
            if (!used.contains(path)) {
                findings.add(Finding.of(Grade.LEFT_OUT, path, 0, "exchange.found.unused"));
            }
        }
        return new CoursePlan(
                course.title() == null ? Numbered.title(bundle.name()) : course.title(),
                course.rest(),
                units,
                List.copyOf(links.files()),
                links.targets(),
                findings);
    }

    private Heading course() {
        var readme = shape.readme();
        if (readme == null) {
            return new Heading(null, "");
        }
        var text = Heading.of(text(readme));
        var title = text.title() == null ? null : shortened(plain(text.title()), readme);
        if (text.rest().length() > Courses.DESCRIPTION_MAX) {
            findings.add(
                    Finding.of(
                            Grade.LEFT_OUT,
                            readme,
                            1,
                            "exchange.found.description",
                            Courses.DESCRIPTION_MAX));
            return new Heading(title, "");
        }
        return new Heading(title, text.rest().strip());
    }

    private UnitPlan unit(UnitPlace place) {
        var title = place.folder().isEmpty() ? bundle.name() : place.folder();
        var heading = new Heading(null, "");
        if (place.readme() != null) {
            heading = Heading.of(text(place.readme()));
        }
        var introduction = heading.rest().strip();
        if (introduction.length() > Units.INTRODUCTION_MAX) {
            throw new BadBundle(
                    "exchange.bad.text-size",
                    String.valueOf(place.readme()),
                    Units.INTRODUCTION_MAX);
        }
        var name =
                heading.title() == null
                        ? Numbered.title(title)
                        : shortened(plain(heading.title()), String.valueOf(place.readme()));
        return new UnitPlan(
                name, introduction, place.lessons().stream().map(this::lesson).toList());
    }

    private LessonPlan lesson(LessonPlace place) {
        var heading = Heading.of(text(place.readme()));
        var parts = new ArrayList<String>();
        var after = new ArrayList<String>();
        for (var path : beside(place, "gift")) {
            used.add(path);
            var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
            var blocks = links.rewrite(gift.blocks(path, BundleTexts.read(bundle, path)), path);
            (name.startsWith("pre") ? parts : after).add(blocks);
        }
        parts.add(heading.rest());
        parts.addAll(after);
        beside(place, "md").stream()
                .filter(path -> path.toLowerCase(Locale.ROOT).endsWith("/assignment.md"))
                .forEach(path -> parts.add(Heading.lowered(text(path).strip())));
        var title = heading.title() == null ? Numbered.title(name(place)) : plain(heading.title());
        return lesson(
                place.readme(),
                shortened(title, place.readme()),
                parts.size() == 1 ? heading.rest() : joined(parts));
    }

    private static String joined(List<String> parts) {
        return parts.stream()
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    private LessonPlan lesson(String path, String title, String source) {
        if (source.length() > Drafts.SOURCE_MAX) {
            throw new BadBundle("exchange.bad.text-size", path, Drafts.SOURCE_MAX);
        }
        int questions = 0;
        for (var segment : QuestionText.parse(source)) {
            if (segment instanceof Segment.Asked asked) {
                questions++;
                asked.problems()
                        .forEach(found ->
                                findings.add(
                                        new Finding(
                                                Grade.TO_MEND,
                                                path,
                                                found.line(),
                                                found.problem())));
            }
        }
        var noted = settings.path("lessons").path(path);
        boolean archived = noted.path(ARCHIVED).asBoolean(false);
        return new LessonPlan(path, title, source, questions, archived, LessonSettings.read(noted));
    }

    /** Files of an ending in the lesson's own folder, in order. */
    private List<String> beside(LessonPlace place, String ending) {
        if (place.folder().isEmpty()) {
            return List.of();
        }
        return bundle.paths().stream()
                .filter(path -> CourseShape.parent(path).equals(place.folder()))
                .filter(path -> Bundles.ending(path).equals(ending))
                .toList();
    }

    /** Without any Markdown: files of questions are lessons. */
    private List<UnitPlan> questionFiles() {
        var units = new ArrayList<UnitPlan>();
        var lessons = new ArrayList<LessonPlan>();
        for (var path : bundle.paths()) {
            var ending = Bundles.ending(path);
            if (ending.equals("gift") || ending.equals("txt") && bundle.paths().size() == 1) {
                used.add(path);
                var title = Numbered.title(Bundles.stem(path.substring(path.lastIndexOf('/') + 1)));
                gift.parts(path, BundleTexts.read(bundle, path))
                        .forEach(part -> lessons.add(part(path, title, part, lessons.size())));
            } else if (ending.equals("csv")) {
                used.add(path);
                units.add(csv(path));
            }
        }
        if (!lessons.isEmpty()) {
            units.addFirst(new UnitPlan(Numbered.title(bundle.name()), "", lessons));
        }
        return units;
    }

    private LessonPlan part(String path, String title, String source, int number) {
        var name = number == 0 ? title : title + " (" + (number + 1) + ")";
        return lesson(path, shortened(name, path), links.rewrite(source, path));
    }

    private UnitPlan csv(String path) {
        var lessons = new ArrayList<LessonPlan>();
        CsvQuestions.read(BundleTexts.read(bundle, path), path, findings)
                .forEach(topic ->
                        lessons.add(lesson(path, shortened(topic.title(), path), topic.source())));
        var name = Bundles.stem(path.substring(path.lastIndexOf('/') + 1));
        return new UnitPlan(Numbered.title(name), "", lessons);
    }

    /** A Markdown file with its links marked. */
    private String text(String path) {
        used.add(path);
        return links.rewrite(BundleTexts.read(bundle, path), path);
    }

    private String plain(String title) {
        return markdown.plain(title).replace('\n', ' ').strip();
    }

    private String shortened(String title, String path) {
        if (title.length() <= TITLE_MAX) {
            return title.isBlank() ? Numbered.title(path) : title;
        }
        findings.add(Finding.of(Grade.KEPT, path, 1, "exchange.found.title", TITLE_MAX));
        return title.substring(0, title.offsetByCodePoints(0, TITLE_MAX / 2)) + "…";
    }

    private static String name(LessonPlace place) {
        return Objects.requireNonNull(place.folder().isEmpty() ? place.readme() : place.folder());
    }
}
