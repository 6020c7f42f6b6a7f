package classroom7.learning.question.kind;

import classroom7.base.Problem;
import classroom7.learning.question.Kind;
import classroom7.learning.question.Line;
import classroom7.learning.question.Marking;
import classroom7.learning.question.Question;
import classroom7.learning.question.Said;
import classroom7.learning.question.Showing;
import com.google.auto.service.AutoService;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A word or a few. Each line is a pattern that is accepted, {@code *} standing for any text; the
 * first that fits decides, with its credit and feedback. White space, typographic quotes and
 * dashes, full-width forms and, unless {@code case=exact}, capitals do not matter. Response {@code
 * {"text":"…"}}.
 */
@AutoService(Kind.class)
public final class TextKind implements Kind {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    @Override
    public String name() {
        return "text";
    }

    @Override
    public boolean recognises(Question question) {
        return Choices.allMarked(question, Line.Mark.EQUALS);
    }

    @Override
    public boolean lastResort() {
        return true;
    }

    @Override
    public List<Problem> problems(Question question) {
        var problems = new ArrayList<Problem>();
        boolean whole = false;
        for (int at = 0; at < question.lines().size(); at++) {
            var line = question.lines().get(at);
            var field = "line:" + (at + 1);
            if (line.mark() != Line.Mark.EQUALS) {
                problems.add(Problem.of(field, "question.line.other-kind"));
            } else if (line.text().isBlank()) {
                problems.add(Problem.of(field, "question.line.empty"));
            } else if (line.text().length() > Responses.TEXT_LENGTH_MAX) {
                problems.add(Problem.of(field, "question.line.long", Responses.TEXT_LENGTH_MAX));
            }
            whole |= line.worth().compareTo(ALL) == 0;
        }
        if (!whole) {
            problems.add(Problem.of("", "question.accepted.none"));
        }
        if (!Set.of("exact", "ignore").contains(question.setting("case", "ignore"))) {
            problems.add(Problem.of("case", "question.setting.value", "case", "ignore, exact"));
        }
        return problems;
    }

    @Override
    public @Nullable Problem refuses(Question question, JsonNode response) {
        return Responses.refusesText(response, "text");
    }

    @Override
    public Marking mark(Question question, JsonNode response) {
        boolean exact = isExact(question);
        var said = AcceptedText.plain(response.path("text").asString(""), exact);
        for (var line : question.lines()) {
            if (!said.isEmpty() && AcceptedText.of(line.text(), exact).accepts(said)) {
                return Responses.marked(question, line);
            }
        }
        return Marking.of(question, BigDecimal.ZERO, List.of(), List.of());
    }

    @Override
    public ObjectNode shown(Question question, Showing showing) {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public List<String> tally(Question question, JsonNode response) {
        var said = AcceptedText.plain(response.path("text").asString(""), isExact(question));
        return List.of(Responses.bucket(said));
    }

    @Override
    public Said said(Question question, String bucket) {
        return Responses.said(bucket);
    }

    @Override
    public List<Said> said(Question question, JsonNode response) {
        return List.of(Responses.said(response.path("text").asString("")));
    }

    @Override
    public boolean isRight(Question question, String bucket) {
        return Responses.isRight(this, question, typed(bucket));
    }

    @Override
    public List<JsonNode> examples(Question question) {
        return Stream.concat(
                        solution(question).stream().map(text -> text.replace("*", "").strip()),
                        Stream.of("no idea", "the wind", "it depends", "the other way round"))
                .map(TextKind::typed)
                .toList();
    }

    private static JsonNode typed(String text) {
        return JsonNodeFactory.instance.objectNode().put("text", text);
    }

    @Override
    public List<String> solution(Question question) {
        return Responses.solution(question);
    }

    @Override
    public @Nullable JsonNode response(Map<String, List<String>> fields) {
        var said = Responses.single(fields);
        return said == null ? null : JsonNodeFactory.instance.objectNode().put("text", said);
    }

    @Override
    public Map<String, List<String>> fields(JsonNode response) {
        return Map.of("", List.of(response.path("text").asString("")));
    }

    private static boolean isExact(Question question) {
        return question.setting("case", "ignore").equals("exact");
    }
}
