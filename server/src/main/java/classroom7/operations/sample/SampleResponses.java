package classroom7.operations.sample;

import classroom7.learning.question.Line;
import classroom7.learning.question.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Responses to a question of the sample, right or wrong. */
final class SampleResponses {
    private static final Pattern NUMBER = Pattern.compile("(-?[0-9.]+)(?: *\\+- *[0-9.]+)?(.*)");
    private static final List<String> WRONG_WORDS = List.of("no idea", "Newton", "a front", "wind");

    private SampleResponses() {}

    static JsonNode of(Question question, boolean right, Random random) {
        return switch (question.kind()) {
            case "choice" -> object().put("choice", pick(question.lines(), right, random).id());
            case "choices" -> choices(question.lines(), right, random);
            case "truth" ->
                    object().put(
                                    "truth",
                                    question.lines().getFirst().text().equals("true") == right);
            case "number" -> object().put("number", number(question, right, random));
            default -> object().put("text", text(question, right, random));
        };
    }

    private static Line pick(List<Line> lines, boolean right, Random random) {
        var fitting = lines.stream().filter(line -> line.right() == right).toList();
        return fitting.get(random.nextInt(fitting.size()));
    }

    private static ObjectNode choices(List<Line> lines, boolean right, Random random) {
        var chosen = new ArrayList<>(lines.stream().filter(Line::right).toList());
        if (!right) {
            chosen.remove(random.nextInt(chosen.size()));
            chosen.add(pick(lines, false, random));
        }
        var object = object();
        var ids = object.putArray("choices");
        chosen.forEach(line -> ids.add(line.id()));
        return object;
    }

    private static String number(Question question, boolean right, Random random) {
        var form = NUMBER.matcher(question.lines().getFirst().text());
        if (!form.matches()) {
            throw new IllegalStateException("The sample has another form of number");
        }
        return right ? form.group(1) + form.group(2) : random.nextInt(2, 60) + form.group(2);
    }

    private static String text(Question question, boolean right, Random random) {
        return right
                ? question.lines().getFirst().text().replace("*", "").strip()
                : WRONG_WORDS.get(random.nextInt(WRONG_WORDS.size()));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
