package classroom7.learning.exchange;

import java.util.List;
import java.util.function.IntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an import would make, before it makes anything.
 *
 * @param files paths of pictures and files that its texts use
 * @param links where the marks {@link #link} in its texts lead
 */
public record CoursePlan(
        String title,
        String description,
        List<UnitPlan> units,
        List<String> files,
        List<Target> links,
        List<Finding> findings) {
    private static final String LINK = "c7-link:";
    private static final String LINK_END = ";";
    private static final Pattern MARK = Pattern.compile(LINK + "(\\d{1,7})" + LINK_END);

    public CoursePlan {
        units = List.copyOf(units);
        files = List.copyOf(files);
        links = List.copyOf(links);
        findings = List.copyOf(findings);
    }

    /** A unit and the lessons in it. */
    public record UnitPlan(String title, String introduction, List<LessonPlan> lessons) {
        public UnitPlan {
            lessons = List.copyOf(lessons);
        }
    }

    /**
     * A lesson.
     *
     * @param path of the file its text comes from
     * @param archived set aside, once it was imported
     * @param settings null: those of a new lesson
     */
    public record LessonPlan(
            String path,
            String title,
            String source,
            int questions,
            boolean archived,
            @Nullable LessonSettings settings) {}

    /** Where a link within the material leads. */
    public sealed interface Target {}

    record ToLesson(int unit, int lesson, String fragment) implements Target {}

    record ToCourse() implements Target {}

    record ToFile(String path) implements Target {}

    /** What stands in a text for the link of this number. */
    static String link(int number) {
        return LINK + number + LINK_END;
    }

    /** The text with every mark replaced by the address it stands for. */
    static String linked(String text, IntFunction<String> address) {
        return MARK.matcher(text)
                .replaceAll(mark ->
                        Matcher.quoteReplacement(address.apply(Integer.parseInt(mark.group(1)))));
    }

    public int lessonCount() {
        return units.stream().mapToInt(unit -> unit.lessons().size()).sum();
    }

    public int questionCount() {
        return units.stream()
                .flatMap(unit -> unit.lessons().stream())
                .mapToInt(LessonPlan::questions)
                .sum();
    }

    /** The findings of one grade. */
    public List<Finding> findings(Finding.Grade grade) {
        return findings.stream().filter(finding -> finding.grade() == grade).toList();
    }
}
