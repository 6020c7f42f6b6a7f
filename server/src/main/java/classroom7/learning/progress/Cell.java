package classroom7.learning.progress;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A learner's work in a lesson: the current attempt.
 *
 * @param questions in the published version
 * @param answered of these
 * @param waiting answered ones that a teacher has to mark
 * @param points of the answers that count
 * @param pointsMax of all questions of the lesson
 * @param late answered ones that came after the due date
 */
public record Cell(
        int attempt,
        int questions,
        int answered,
        int waiting,
        BigDecimal points,
        BigDecimal pointsMax,
        int late,
        @Nullable Instant lastAnswerAt) {
    public boolean isDone() {
        return questions > 0 && answered >= questions;
    }
}
