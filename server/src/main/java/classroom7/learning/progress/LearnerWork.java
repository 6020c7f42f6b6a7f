package classroom7.learning.progress;

import classroom7.base.PersonId;
import classroom7.base.QuestionId;
import classroom7.learning.answer.Lateness;
import classroom7.learning.answer.Span;
import classroom7.learning.question.Marking;
import classroom7.learning.question.QuestionVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Everything one learner answered in one lesson, for who teaches it; read from the answers. */
public sealed interface LearnerWork {
    /**
     * @param title of the lesson
     * @param attempts newest first
     */
    record Found(PersonId person, String name, String title, List<Tried> attempts)
            implements LearnerWork {
        public Found {
            attempts = List.copyOf(attempts);
        }
    }

    record NotFound() implements LearnerWork {}

    /**
     * One attempt, question by question in the lesson's order.
     *
     * @param span null: untimed
     */
    record Tried(int attempt, @Nullable Span span, List<Answered> questions) {
        public Tried {
            questions = List.copyOf(questions);
        }
    }

    /**
     * What was answered to one question.
     *
     * @param answered the version that the learner saw
     * @param mark of the answer that counts
     * @param counted false: it is late, and the lesson does not count late answers
     * @param conflicts the newest of each other device that says something else than what counts
     * @param received every answer, newest first; the first of {@code counts} is the one that
     *     counts
     */
    record Answered(
            QuestionId question,
            @Nullable QuestionVersion answered,
            @Nullable Marking mark,
            Lateness lateness,
            boolean counted,
            String countsId,
            List<Received> conflicts,
            List<Received> received) {
        public Answered {
            conflicts = List.copyOf(conflicts);
            received = List.copyOf(received);
        }
    }

    record Received(
            String id,
            String device,
            long sequence,
            JsonNode response,
            Instant receivedAt,
            String answeredAt,
            String digest,
            Lateness lateness) {}
}
