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
import java.math.MathContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Any of several. Response {@code {"choices":["a","c"]}}, in any order, possibly none.
 *
 * <p>With R choices marked right, of which r were taken, and w wrong ones taken, the part of the
 * points is (r - w) / R, never below 0. Where any choice has a credit of its own, the part is
 * instead the sum of the credits of what was taken; a right choice without one counts 100 % / R, a
 * wrong one without one nothing. With {@code credit=all} only exactly the right ones count.
 * Rounding of thirds is mended: from 99.99 % on it is all.
 */
@AutoService(Kind.class)
public final class ChoicesKind implements Kind {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final BigDecimal NEARLY_ALL = new BigDecimal("99.99");

    @Override
    public String name() {
        return "choices";
    }

    @Override
    public boolean recognises(Question question) {
        return Choices.allMarked(question, Line.Mark.SQUARE);
    }

    @Override
    public Line.Mark mark() {
        return Line.Mark.SQUARE;
    }

    @Override
    public boolean identifiesLines() {
        return true;
    }

    @Override
    public List<Problem> problems(Question question) {
        var problems = Choices.problems(question, Line.Mark.SQUARE);
        var credit = question.setting("credit", "part");
        if (!Set.of("part", "all").contains(credit)) {
            problems.add(Problem.of("credit", "question.setting.value", "credit", "part, all"));
        }
        var best = new HashSet<String>();
        for (var line : question.lines()) {
            if (line.worth().signum() > 0) {
                best.add(String.valueOf(line.id()));
            }
        }
        boolean creditsFallShort =
                hasCredits(question) && credits(question, best).compareTo(ALL) < 0;
        if (!question.lines().isEmpty()
                && !best.isEmpty()
                && creditsFallShort
                && identified(question)) {
            problems.add(Problem.of("", "question.choices.credit-short"));
        }
        return problems;
    }

    @Override
    public @Nullable Problem refuses(Question question, JsonNode response) {
        var choices = Responses.only(response, "choices");
        if (choices == null || !choices.isArray()) {
            return Responses.wrongForm();
        }
        var seen = new HashSet<String>();
        for (var choice : choices) {
            if (!choice.isString() || !seen.add(choice.asString())) {
                return Responses.wrongForm();
            }
            if (question.line(choice.asString()) == null) {
                return Problem.of("response", "question.response.choice");
            }
        }
        return null;
    }

    @Override
    public Marking mark(Question question, JsonNode response) {
        var taken = taken(response);
        var lines = new ArrayList<Marking.LineMark>();
        var feedback = new ArrayList<String>();
        for (var line : question.lines()) {
            var id = line.id();
            if (id != null && taken.contains(id)) {
                lines.add(new Marking.LineMark(id, line.worth().signum() > 0));
                if (line.feedback() != null) {
                    feedback.add(line.feedback());
                }
            }
        }
        return Marking.of(question, percent(question, taken), lines, feedback);
    }

    private static BigDecimal percent(Question question, Set<String> taken) {
        if (question.setting("credit", "part").equals("all")) {
            boolean exact =
                    question.lines().stream()
                            .allMatch(line ->
                                    line.worth().signum() > 0
                                            == taken.contains(String.valueOf(line.id())));
            return exact ? ALL : BigDecimal.ZERO;
        }
        if (hasCredits(question)) {
            return credits(question, taken);
        }
        int rights = 0;
        int balance = 0;
        for (var line : question.lines()) {
            rights += line.right() ? 1 : 0;
            if (taken.contains(String.valueOf(line.id()))) {
                balance += line.right() ? 1 : -1;
            }
        }
        if (rights == 0) {
            return taken.isEmpty() ? ALL : BigDecimal.ZERO;
        }
        return ALL.multiply(BigDecimal.valueOf(balance))
                .divide(BigDecimal.valueOf(rights), MathContext.DECIMAL64);
    }

    private static BigDecimal credits(Question question, Set<String> taken) {
        long rights = question.lines().stream().filter(Line::right).count();
        var sum = BigDecimal.ZERO;
        for (var line : question.lines()) {
            if (taken.contains(String.valueOf(line.id()))) {
                if (line.credit() != null) {
                    sum = sum.add(line.credit());
                } else if (line.right()) {
                    sum = sum.add(ALL.divide(BigDecimal.valueOf(rights), MathContext.DECIMAL64));
                }
            }
        }
        return sum.compareTo(NEARLY_ALL) >= 0 ? ALL : sum;
    }

    private static boolean hasCredits(Question question) {
        return question.lines().stream().anyMatch(line -> line.credit() != null);
    }

    private static boolean identified(Question question) {
        return question.lines().stream().allMatch(line -> line.id() != null);
    }

    @Override
    public ObjectNode shown(Question question, Showing showing) {
        return Choices.shown(question, showing);
    }

    @Override
    public List<String> tally(Question question, JsonNode response) {
        return List.copyOf(taken(response));
    }

    @Override
    public Said said(Question question, String bucket) {
        return Choices.said(question, bucket);
    }

    @Override
    public boolean isRight(Question question, String bucket) {
        return Choices.isRight(question, bucket);
    }

    /** All the right ones; and with a wrong one in the place of each. */
    @Override
    public List<JsonNode> examples(Question question) {
        var examples = new ArrayList<JsonNode>();
        var right = question.lines().stream().filter(line -> line.worth().signum() > 0).toList();
        examples.add(taking(right));
        for (var wrong : question.lines()) {
            for (var left : right) {
                if (!right.contains(wrong)) {
                    var taken = new ArrayList<>(right);
                    taken.set(taken.indexOf(left), wrong);
                    examples.add(taking(taken));
                }
            }
        }
        return examples;
    }

    private static JsonNode taking(List<Line> lines) {
        var response = JsonNodeFactory.instance.objectNode();
        var choices = response.putArray("choices");
        lines.forEach(line -> choices.add(line.id()));
        return response;
    }

    @Override
    public List<String> solution(Question question) {
        return question.lines().stream()
                .filter(line -> line.worth().signum() > 0)
                .map(Line::text)
                .toList();
    }

    @Override
    public @Nullable JsonNode response(Map<String, List<String>> fields) {
        var taken = fields.get("");
        if (taken == null) {
            return null;
        }
        var response = JsonNodeFactory.instance.objectNode();
        var choices = response.putArray("choices");
        // A plain form sends one empty value along, so that "none" can be told from "not shown".
        taken.stream().filter(id -> !id.isEmpty()).distinct().forEach(choices::add);
        return response;
    }

    @Override
    public Map<String, List<String>> fields(JsonNode response) {
        return Map.of("", List.copyOf(taken(response)));
    }

    private static Set<String> taken(JsonNode response) {
        var taken = new LinkedHashSet<String>();
        response.path("choices").forEach(choice -> taken.add(choice.asString("")));
        return taken;
    }
}
