package classroom7.learning.answer;

import classroom7.base.QuestionId;
import classroom7.learning.question.Marking;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The actor's answers in the current attempt at a lesson, read from the answers themselves. */
public sealed interface OwnAnswers {
    /**
     * @param attempt number of the current attempt; 1 while none has begun
     * @param byQuestion for each answered question the answer that counts
     */
    record Found(int attempt, Map<QuestionId, Own> byQuestion) implements OwnAnswers {
        public Found {
            byQuestion = Map.copyOf(byQuestion);
        }
    }

    record NotFound() implements OwnAnswers {}

    /**
     * An answer of one's own.
     *
     * @param version of the question that was answered
     * @param counted false: it is late, and the lesson does not count late answers
     * @param mark null while the lesson's feedback policy hides it
     * @param others the newest answers of other devices that say something else, newest first
     */
    record Own(
            QuestionId question,
            int version,
            String id,
            long sequence,
            JsonNode response,
            Instant receivedAt,
            String digest,
            int copies,
            Lateness lateness,
            boolean counted,
            @Nullable Marking mark,
            List<Other> others) {
        public Own {
            others = List.copyOf(others);
        }

        public boolean late() {
            return lateness.isLate();
        }
    }

    /** What another device sent. */
    record Other(String id, JsonNode response, Instant receivedAt) {}
}
