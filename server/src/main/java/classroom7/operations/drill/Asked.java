package classroom7.operations.drill;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A question as the web shows it to a learner.
 *
 * @param choices ids of what can be chosen; empty for kinds without
 */
record Asked(String lesson, String question, int version, String kind, List<String> choices) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final List<String> TEXTS =
            List.of("oxygen", "no idea 🤷", "Größe – \u0000 ﷽", "\"\\\n\t", "e\u0301 \u2028 1e3");
    private static final List<String> NUMBERS =
            List.of("9.81 m/s2", "9,81", "1e3", "0", "-0.10", "12");

    Asked {
        choices = List.copyOf(choices);
    }

    /** The questions of {@code GET /api/lessons/{id}}. */
    static List<Asked> of(JsonNode lesson) {
        var all = new ArrayList<Asked>();
        for (var question : lesson.path("questions")) {
            var choices = new ArrayList<String>();
            question.path("choices").forEach(choice -> choices.add(choice.path("id").asString()));
            all.add(
                    new Asked(
                            lesson.path("id").asString(),
                            question.path("id").asString(),
                            question.path("version").asInt(),
                            question.path("kind").asString(),
                            choices));
        }
        return all;
    }

    /** What somebody might answer. */
    ObjectNode response(Random random) {
        var response = JSON.createObjectNode();
        return switch (kind) {
            case "choice" -> response.put("choice", pick(choices, random));
            case "choices" -> {
                var chosen = response.putArray("choices");
                choices.stream().filter(id -> random.nextBoolean()).forEach(chosen::add);
                yield response;
            }
            case "truth" -> response.put("truth", random.nextBoolean());
            case "number" -> response.put("number", pick(NUMBERS, random));
            case "text", "essay" -> response.put("text", pick(TEXTS, random));
            default -> throw new IllegalStateException("The drill cannot answer a " + kind);
        };
    }

    private static String pick(List<String> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
