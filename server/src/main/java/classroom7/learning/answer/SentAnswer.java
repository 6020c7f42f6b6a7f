package classroom7.learning.answer;

import classroom7.base.QuestionId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer as a device sent it. {@link AnswerForm} reads one from JSON; the values are kept as
 * they were sent, because the digest is over them.
 *
 * @param id UUID version 7, made by the device
 * @param attempt from 1
 * @param device who names none is known by session or token
 * @param sequence orders answers of one learner, attempt, question and device
 * @param answeredAt RFC 3339, by the device's clock
 * @param sinceStart milliseconds since the attempt began, by the device's clock
 */
public record SentAnswer(
        String id,
        QuestionId question,
        int version,
        int attempt,
        @Nullable String device,
        long sequence,
        JsonNode response,
        String answeredAt,
        @Nullable Long sinceStart) {}
