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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * True or false. One line says which: {@code = true}; a second one, {@code =0% false}, may carry
 * the feedback for the other. Response {@code {"truth":true}}.
 */
@AutoService(Kind.class)
public final class TruthKind implements Kind {
    private static final Set<String> WORDS = Set.of("true", "false");
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    @Override
    public String name() {
        return "truth";
    }

    @Override
    public boolean recognises(Question question) {
        return Choices.allMarked(question, Line.Mark.EQUALS)
                && question.lines().stream().allMatch(line -> WORDS.contains(word(line)));
    }

    @Override
    public List<String> lineTexts() {
        return List.of("true", "false");
    }

    @Override
    public List<Problem> problems(Question question) {
        var problems = new ArrayList<Problem>();
        int whole = 0;
        for (int at = 0; at < question.lines().size(); at++) {
            var line = question.lines().get(at);
            if (line.mark() != Line.Mark.EQUALS || !WORDS.contains(word(line))) {
                problems.add(Problem.of("line:" + (at + 1), "question.truth.word"));
            }
            whole += line.worth().compareTo(ALL) == 0 ? 1 : 0;
        }
        if (problems.isEmpty() && whole != 1) {
            problems.add(Problem.of("", "question.truth.one"));
        }
        return problems;
    }

    @Override
    public @Nullable Problem refuses(Question question, JsonNode response) {
        var truth = Responses.only(response, "truth");
        return truth == null || !truth.isBoolean() ? Responses.wrongForm() : null;
    }

    @Override
    public Marking mark(Question question, JsonNode response) {
        var said = String.valueOf(response.path("truth").asBoolean(false));
        for (var line : question.lines()) {
            if (word(line).equals(said)) {
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
        return List.of(String.valueOf(response.path("truth").asBoolean(false)));
    }

    @Override
    public Said said(Question question, String bucket) {
        return new Said.Worded("question." + bucket);
    }

    @Override
    public boolean isRight(Question question, String bucket) {
        return Responses.isRight(this, question, truth(bucket.equals("true")));
    }

    @Override
    public List<JsonNode> examples(Question question) {
        return List.of(truth(true), truth(false));
    }

    private static JsonNode truth(boolean said) {
        return JsonNodeFactory.instance.objectNode().put("truth", said);
    }

    @Override
    public List<String> solution(Question question) {
        return question.lines().stream()
                .filter(line -> line.worth().compareTo(ALL) == 0)
                .map(TruthKind::word)
                .toList();
    }

    @Override
    public @Nullable JsonNode response(Map<String, List<String>> fields) {
        var said = Responses.single(fields);
        if (said == null) {
            return null;
        }
        var response = JsonNodeFactory.instance.objectNode();
        // What is neither is kept as it is, to be refused as no response.
        return WORDS.contains(said)
                ? response.put("truth", said.equals("true"))
                : response.put("truth", said);
    }

    @Override
    public Map<String, List<String>> fields(JsonNode response) {
        return Map.of("", List.of(response.path("truth").asString("")));
    }

    private static String word(Line line) {
        return line.text().toLowerCase(Locale.ROOT);
    }
}
