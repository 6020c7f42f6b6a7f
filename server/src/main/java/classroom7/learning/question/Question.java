package classroom7.learning.question;

import classroom7.base.QuestionId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A question as its teacher wrote it. Whatever the kind, it has this one form; {@link Kind} says
 * what the lines mean.
 *
 * @param id opaque; null until the lesson's text was given ids
 * @param kind the name of a {@link Kind}, or whatever the text says where no such kind is built
 * @param prompt Markdown; a code fence left open is closed
 * @param points from 0 to {@link #POINTS_MAX}, two decimals
 * @param shuffle whether the order of the lines is shuffled by the attempt's seed
 * @param lines the answer lines in their order
 * @param hint Markdown, on request before answering
 * @param explanation Markdown, after answering
 * @param settings further settings of the kind, such as {@code case=exact}
 */
public record Question(
        @Nullable QuestionId id,
        String kind,
        String prompt,
        BigDecimal points,
        boolean shuffle,
        List<Line> lines,
        @Nullable String hint,
        @Nullable String explanation,
        Map<String, String> settings) {
    public static final int POINTS_MAX = 1000;
    public static final int LINES_MAX = 100;
    static final int POINTS_DECIMALS_MAX = 2;

    public Question {
        prompt = Plain.prompt(prompt);
        points = Plain.number(points, POINTS_DECIMALS_MAX);
        lines = List.copyOf(lines);
        hint = Plain.textOrNull(hint);
        explanation = Plain.textOrNull(explanation);
        settings = Plain.settings(settings);
    }

    /** A setting of the kind, or what holds when it is not given. */
    public String setting(String name, String otherwise) {
        return settings.getOrDefault(name, otherwise);
    }

    /** The line with this id; null if there is none. */
    public @Nullable Line line(String lineId) {
        for (var line : lines) {
            if (lineId.equals(line.id())) {
                return line;
            }
        }
        return null;
    }

    public Question withId(@Nullable QuestionId given) {
        return new Question(
                given, kind, prompt, points, shuffle, lines, hint, explanation, settings);
    }

    public Question withKind(String given) {
        return new Question(id, given, prompt, points, shuffle, lines, hint, explanation, settings);
    }

    public Question withLines(List<Line> given) {
        return new Question(id, kind, prompt, points, shuffle, given, hint, explanation, settings);
    }
}
