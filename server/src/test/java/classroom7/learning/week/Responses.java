package classroom7.learning.week;

import classroom7.learning.question.Line;
import classroom7.learning.question.Question;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What somebody might answer to a question: often right. */
final class Responses {
    private static final JsonMapper JSON = new JsonMapper();

    private Responses() {}

    static ObjectNode to(Question question, Random random) {
        var response = JSON.createObjectNode();
        var lines = question.lines();
        switch (question.kind()) {
            case "choice" -> response.put("choice", lines.get(random.nextInt(lines.size())).id());
            case "choices" -> {
                var taken = response.putArray("choices");
                lines.stream()
                        .filter(line -> random.nextInt(4) == 0 ? !line.right() : line.right())
                        .map(Line::id)
                        .forEach(taken::add);
            }
            case "truth" -> response.put("truth", random.nextBoolean());
            case "text" ->
                    response.put(
                            "text",
                            random.nextBoolean() ? lines.getFirst().text() : "no idea \0 🤷");
            case "number" ->
                    response.put("number", random.nextBoolean() ? "9.81" : "1" + random.nextInt(9));
            case String other -> throw new IllegalArgumentException("No kind " + other);
        }
        return response;
    }
}
