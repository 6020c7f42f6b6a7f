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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind that the product has not: give each thing its rank, as the text has them. It is here to
 * show that a kind is this one file and its template. Response {@code {"rank":{"a":"1","b":"2"}}}.
 */
@AutoService(Kind.class)
public final class RankKind implements Kind {
    @Override
    public String name() {
        return "rank";
    }

    @Override
    public boolean recognises(Question question) {
        return false;
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
        return List.of();
    }

    @Override
    public @Nullable Problem refuses(Question question, JsonNode response) {
        return response.path("rank").isObject()
                ? null
                : Problem.of("response", "question.response.form");
    }

    @Override
    public Marking mark(Question question, JsonNode response) {
        var marks = new ArrayList<Marking.LineMark>();
        for (var bucket : tally(question, response)) {
            marks.add(new Marking.LineMark(bucket.split("=")[0], isRight(question, bucket)));
        }
        long right = marks.stream().filter(Marking.LineMark::right).count();
        var percent = BigDecimal.valueOf(100 * right / question.lines().size());
        return Marking.of(question, percent, marks, List.of());
    }

    @Override
    public ObjectNode shown(Question question, Showing showing) {
        var shown = JsonNodeFactory.instance.objectNode().put("strict", true);
        var things = shown.putArray("things");
        for (var line : question.lines()) {
            things.addObject().put("id", line.id()).put("html", showing.html().apply(line.text()));
        }
        return shown;
    }

    @Override
    public List<String> tally(Question question, JsonNode response) {
        return response.path("rank").properties().stream()
                .map(one -> one.getKey() + "=" + one.getValue().asString(""))
                .toList();
    }

    @Override
    public Said said(Question question, String bucket) {
        var line = question.line(bucket.split("=")[0]);
        var rank = bucket.substring(bucket.indexOf('=') + 1);
        return new Said.Typed((line == null ? "?" : line.text()) + " ranked " + rank);
    }

    @Override
    public boolean isRight(Question question, String bucket) {
        var line = question.line(bucket.split("=")[0]);
        return bucket.endsWith("=" + (question.lines().indexOf(line) + 1));
    }

    @Override
    public List<JsonNode> examples(Question question) {
        return List.of();
    }

    @Override
    public List<String> solution(Question question) {
        return question.lines().stream().map(Line::text).toList();
    }

    @Override
    public @Nullable JsonNode response(Map<String, List<String>> fields) {
        var response = JsonNodeFactory.instance.objectNode();
        var rank = response.putObject("rank");
        fields.forEach((part, values) -> rank.put(part, values.getFirst()));
        return response;
    }

    @Override
    public Map<String, List<String>> fields(JsonNode response) {
        var fields = new HashMap<String, List<String>>();
        response.path("rank")
                .properties()
                .forEach(one -> fields.put(one.getKey(), List.of(one.getValue().asString(""))));
        return fields;
    }
}
