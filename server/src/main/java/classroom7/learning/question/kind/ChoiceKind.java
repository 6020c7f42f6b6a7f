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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One of several. The points are those of the choice taken: its credit, or all of them where it is
 * marked right and nothing where it is not. Response {@code {"choice":"b"}}.
 */
@AutoService(Kind.class)
public final class ChoiceKind implements Kind {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    @Override
    public String name() {
        return "choice";
    }

    @Override
    public boolean recognises(Question question) {
        return Choices.allMarked(question, Line.Mark.ROUND);
    }

    @Override
    public Line.Mark mark() {
        return Line.Mark.ROUND;
    }

    @Override
    public boolean identifiesLines() {
        return true;
    }

    @Override
    public List<Problem> problems(Question question) {
        var problems = Choices.problems(question, Line.Mark.ROUND);
        if (question.lines().stream().noneMatch(ChoiceKind::isWhole)) {
            problems.add(Problem.of("", "question.choices.none-right"));
        }
        return problems;
    }

    @Override
    public @Nullable Problem refuses(Question question, JsonNode response) {
        var choice = Responses.only(response, "choice");
        if (choice == null || !choice.isString()) {
            return Responses.wrongForm();
        }
        return question.line(choice.asString()) == null
                ? Problem.of("response", "question.response.choice")
                : null;
    }

    @Override
    public Marking mark(Question question, JsonNode response) {
        var id = response.path("choice").asString("");
        var line = question.line(id);
        if (line == null) {
            // A corrected key may have taken the choice away.
            return Marking.of(question, BigDecimal.ZERO, List.of(), List.of());
        }
        var feedback = line.feedback();
        return Marking.of(
                question,
                line.worth(),
                List.of(new Marking.LineMark(id, isWhole(line))),
                feedback == null ? List.of() : List.of(feedback));
    }

    @Override
    public ObjectNode shown(Question question, Showing showing) {
        return Choices.shown(question, showing);
    }

    @Override
    public List<String> tally(Question question, JsonNode response) {
        return List.of(response.path("choice").asString(""));
    }

    @Override
    public Said said(Question question, String bucket) {
        return Choices.said(question, bucket);
    }

    @Override
    public boolean isRight(Question question, String bucket) {
        return Choices.isRight(question, bucket);
    }

    @Override
    public List<JsonNode> examples(Question question) {
        return question.lines().stream()
                .<JsonNode>map(
                        line -> JsonNodeFactory.instance.objectNode().put("choice", line.id()))
                .toList();
    }

    @Override
    public List<String> solution(Question question) {
        return question.lines().stream().filter(ChoiceKind::isWhole).map(Line::text).toList();
    }

    @Override
    public @Nullable JsonNode response(Map<String, List<String>> fields) {
        var taken = Responses.single(fields);
        return taken == null ? null : JsonNodeFactory.instance.objectNode().put("choice", taken);
    }

    @Override
    public Map<String, List<String>> fields(JsonNode response) {
        return Map.of("", List.of(response.path("choice").asString("")));
    }

    private static boolean isWhole(Line line) {
        return line.worth().compareTo(ALL) == 0;
    }
}
