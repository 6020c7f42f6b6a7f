package classroom7.operations.sample;

import classroom7.learning.question.Kinds;
import classroom7.learning.question.Marking;
import classroom7.learning.question.Question;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Responses to a question of the sample, right or wrong. */
final class SampleResponses {
    private SampleResponses() {}

    static JsonNode of(Question question, boolean right, Random random) {
        var kind = Kinds.built().of(question);
        var fitting =
                kind.examples(question).stream()
                        .filter(response -> isRight(question, response) == right)
                        .toList();
        if (fitting.isEmpty()) {
            throw new IllegalStateException(
                    "A question of kind " + kind.name() + " has no example for the sample");
        }
        return fitting.get(random.nextInt(fitting.size()));
    }

    private static boolean isRight(Question question, JsonNode response) {
        return Kinds.built().of(question).mark(question, response).verdict()
                == Marking.Verdict.RIGHT;
    }
}
