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
 * A number, with a unit where the key has one. Each line is a number that is accepted, see {@link
 * AcceptedNumber}; the first that fits decides, with its credit and feedback. Units are converted
 * where they measure the same; a unit that the key has not is not looked at. With {@code
 * unit=optional} a number without its unit is accepted. Response {@code {"number":"9.81 m/s2"}}: as
 * it was typed, also where it is no number.
 */
@AutoService(Kind.class)
public final class NumberKind implements Kind {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");
    private static final BigDecimal TWO = BigDecimal.TWO;
    private static final BigDecimal TEN = BigDecimal.TEN;

    @Override
    public String name() {
        return "number";
    }

    @Override
    public boolean recognises(Question question) {
        return Choices.allMarked(question, Line.Mark.EQUALS)
                && question.lines().stream()
                        .allMatch(line -> AcceptedNumber.read(line.text()) != null)
                && question.lines().stream().anyMatch(line -> !line.text().equals("*"));
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
            } else if (AcceptedNumber.read(line.text()) == null) {
                problems.add(Problem.of(field, "question.number.form"));
            }
            whole |= line.worth().compareTo(ALL) == 0;
        }
        if (!whole) {
            problems.add(Problem.of("", "question.accepted.none"));
        }
        if (!Set.of("required", "optional").contains(question.setting("unit", "required"))) {
            problems.add(
                    Problem.of("unit", "question.setting.value", "unit", "required, optional"));
        }
        return problems;
    }

    @Override
    public @Nullable Problem refuses(Question question, JsonNode response) {
        return Responses.refusesText(response, "number");
    }

    @Override
    public Marking mark(Question question, JsonNode response) {
        var said = Quantity.read(response.path("number").asString(""));
        boolean optional = question.setting("unit", "required").equals("optional");
        for (var line : question.lines()) {
            var key = AcceptedNumber.read(line.text());
            if (key != null && key.accepts(said, optional)) {
                return Responses.marked(question, line);
            }
        }
        return Marking.of(
                question, BigDecimal.ZERO, List.of(), List.of(), note(question, said, optional));
    }

    /** Says what is amiss with the form; never whether the number itself is right. */
    private static @Nullable String note(
            Question question, @Nullable Quantity said, boolean optional) {
        if (said == null) {
            return "question.number.unread";
        }
        return said.unit() == null && asksUnit(question) && !optional
                ? "question.number.unit-missing"
                : null;
    }

    private static boolean asksUnit(Question question) {
        return question.lines().stream()
                .map(line -> AcceptedNumber.read(line.text()))
                .anyMatch(key -> key != null && key.unit() != null);
    }

    /** {@code "unit"}: whether one is asked for. */
    @Override
    public ObjectNode shown(Question question, Showing showing) {
        return JsonNodeFactory.instance.objectNode().put("unit", asksUnit(question));
    }

    @Override
    public List<String> tally(Question question, JsonNode response) {
        var typed = response.path("number").asString("");
        var said = Quantity.read(typed);
        return List.of(
                Responses.bucket(said == null ? AcceptedText.plain(typed, false) : said.print()));
    }

    @Override
    public Said said(Question question, String bucket) {
        return Responses.said(bucket);
    }

    @Override
    public List<Said> said(Question question, JsonNode response) {
        return List.of(Responses.said(response.path("number").asString("")));
    }

    @Override
    public boolean isRight(Question question, String bucket) {
        return Responses.isRight(this, question, typed(bucket));
    }

    /** The middle of what is accepted, and slips: doubled, halved, ten too many. */
    @Override
    public List<JsonNode> examples(Question question) {
        var examples = new ArrayList<JsonNode>();
        for (var text : solution(question)) {
            var key = AcceptedNumber.read(text);
            if (key != null && key.min() != null && key.max() != null) {
                var unit = key.unit() == null ? "" : " " + key.unit().text();
                var middle = key.min().add(key.max()).multiply(HALF);
                Stream.of(middle, middle.multiply(TWO), middle.multiply(HALF), middle.add(TEN))
                        .map(number -> typed(number.stripTrailingZeros().toPlainString() + unit))
                        .forEach(examples::add);
            }
        }
        return examples;
    }

    private static JsonNode typed(String number) {
        return JsonNodeFactory.instance.objectNode().put("number", number);
    }

    @Override
    public List<String> solution(Question question) {
        return Responses.solution(question);
    }

    @Override
    public @Nullable JsonNode response(Map<String, List<String>> fields) {
        var said = Responses.single(fields);
        return said == null ? null : JsonNodeFactory.instance.objectNode().put("number", said);
    }

    @Override
    public Map<String, List<String>> fields(JsonNode response) {
        return Map.of("", List.of(response.path("number").asString("")));
    }
}
