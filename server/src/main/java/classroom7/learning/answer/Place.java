package classroom7.learning.answer;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.Problem;
import classroom7.base.QuestionId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a question stands for one person.
 *
 * @param course the lesson's
 * @param opensAt closed to learners before; null: open from the first day on
 * @param newest the question's newest published version
 * @param closed the lesson or its course is archived
 * @param timed answers begin no attempt
 * @param attempt number of the current attempt; 0: none has begun
 */
record Place(
        QuestionId question,
        int newest,
        OrganizationId organization,
        CourseId course,
        LessonId lesson,
        @Nullable Instant opensAt,
        boolean teaches,
        boolean closed,
        boolean timed,
        int attempt) {

    /**
     * Why the person's answer cannot be taken here; null: it can. One for an earlier attempt is
     * taken: it may have waited on a device without network.
     */
    @Nullable Problem problem(SentAnswer sent) {
        if (teaches) {
            return Problem.of("", "learning.answer.teaches");
        }
        if (closed) {
            return Problem.of("", "learning.answer.closed");
        }
        if (sent.version() > newest) {
            return Problem.of("version", "learning.answer.noVersion");
        }
        return sent.attempt() > Math.max(timed ? 0 : 1, attempt)
                ? Problem.of("attempt", "learning.answer.attemptNotBegun")
                : null;
    }

    boolean isOpen(Instant now) {
        return teaches || opensAt == null || !now.isBefore(opensAt);
    }

    boolean isBegun() {
        return attempt > 0;
    }
}
