package classroom7.learning.grading;

import classroom7.learning.question.Kinds;
import classroom7.learning.question.Marking;
import classroom7.learning.question.QuestionVersion;
import java.math.BigDecimal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Marking a response with a key. */
public final class Grading {
    private Grading() {}

    /**
     * What the response is worth by this key. A response that the key's question could not have had
     * (a choice that is gone since) is worth nothing.
     */
    public static Marking mark(QuestionVersion key, JsonNode response) {
        var question = key.question();
        var kind = Kinds.built().of(question);
        return kind.refuses(question, response) == null
                ? kind.mark(question, response)
                : Marking.of(question, BigDecimal.ZERO, List.of(), List.of());
    }
}
