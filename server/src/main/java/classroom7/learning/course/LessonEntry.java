package classroom7.learning.course;

import classroom7.base.LessonId;
import classroom7.base.UnitId;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lesson in the table of contents, with what the actor has done in it. A learner gets only what
 * is published and not archived; it may open later.
 *
 * @param version the published one; null while it was never published
 * @param changed whether the draft says something else than what is published
 * @param dueAt the actor's own: an extension comes before the lesson's date
 */
public record LessonEntry(
        UnitId unit,
        LessonId id,
        String title,
        @Nullable Integer version,
        boolean changed,
        @Nullable Instant opensAt,
        @Nullable Instant dueAt,
        boolean extended,
        boolean archived,
        int questions,
        Work work) {

    /**
     * The actor's own work in it.
     *
     * @param marksShown whether the lesson's feedback policy and the time of timed work let the
     *     actor see points now
     */
    public record Work(
            int answered,
            int waiting,
            BigDecimal points,
            BigDecimal pointsMax,
            boolean marksShown,
            @Nullable Instant lastAnswerAt,
            @Nullable Instant openedAt,
            @Nullable Instant readAt) {}

    public boolean isOpen(Instant now) {
        return opensAt == null || !now.isBefore(opensAt);
    }

    public boolean isDone() {
        return questions == 0 ? work.readAt() != null : work.answered() >= questions;
    }

    public boolean isBegun() {
        return work.answered() > 0 || work.openedAt() != null;
    }
}
