package classroom7.learning.question.kind;

import classroom7.base.Problem;
import classroom7.learning.question.Kind;
import classroom7.learning.question.Line;
import classroom7.learning.question.Marking;
import classroom7.learning.question.Question;
import classroom7.learning.question.Said;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reading responses: JSON objects with one member, and plain forms. */
final class Responses {
    static final int TEXT_LENGTH_MAX = 1000;
    private static final int BUCKET_LENGTH_MAX = 100;
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private Responses() {}

    /** The member, when the response is an object of exactly this one. */
    static @Nullable JsonNode only(JsonNode response, String member) {
        return response.isObject() && response.size() == 1 ? response.get(member) : null;
    }

    static Problem wrongForm() {
        return Problem.of("response", "question.response.form");
    }

    static @Nullable Problem refusesText(JsonNode response, String member) {
        var text = only(response, member);
        if (text == null || !text.isString()) {
            return wrongForm();
        }
        return text.asString().length() > TEXT_LENGTH_MAX
                ? Problem.of("response", "question.response.long", TEXT_LENGTH_MAX)
                : null;
    }

    /** What the field of the question itself holds; null when it was not sent or is blank. */
    static @Nullable String single(Map<String, List<String>> fields) {
        var values = fields.getOrDefault("", List.of());
        return values.isEmpty() || values.getFirst().isBlank() ? null : values.getFirst();
    }

    /** What was typed; nothing at all is said as such. */
    static Said said(String typed) {
        return typed.isEmpty() ? new Said.Worded("question.said.nothing") : new Said.Typed(typed);
    }

    static boolean isRight(Kind kind, Question question, JsonNode response) {
        return kind.refuses(question, response) == null
                && kind.mark(question, response).verdict() == Marking.Verdict.RIGHT;
    }

    /** What the line is worth, and what it says to whoever gave it. */
    static Marking marked(Question question, Line line) {
        var feedback = line.feedback();
        return Marking.of(
                question,
                line.worth(),
                List.of(),
                feedback == null ? List.of() : List.of(feedback));
    }

    /** The texts of the lines that are worth everything. */
    static List<String> solution(Question question) {
        return question.lines().stream()
                .filter(line -> line.worth().compareTo(ALL) == 0)
                .map(Line::text)
                .toList();
    }

    static String bucket(String text) {
        return text.length() <= BUCKET_LENGTH_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, BUCKET_LENGTH_MAX / 2)) + "…";
    }
}
