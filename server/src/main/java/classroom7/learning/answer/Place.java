package classroom7.learning.answer;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.Problem;
import classroom7.base.QuestionId;
import classroom7.base.Times;
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
 * @param attemptsMax 0: any number
 * @param renewedAt when the installation went on from a copy; null: it never did
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
        int attempt,
        int attemptsMax,
        @Nullable Instant renewedAt) {

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
        return sent.attempt() > Math.max(timed ? 0 : 1, attempt) && !mayHaveBegun(sent)
                ? Problem.of("attempt", "learning.answer.attemptNotBegun")
                : null;
    }

    boolean isOpen(Instant now) {
        return teaches || opensAt == null || !now.isBefore(opensAt);
    }

    /**
     * Whether its attempt may have begun on the server whose place this one took. That cannot be
     * known here; so what the lesson allows is taken, of timed work what was given before.
     */
    private boolean mayHaveBegun(SentAnswer sent) {
        return renewedAt != null
                && (attemptsMax == 0 || sent.attempt() <= attemptsMax)
                && (!timed || Times.instant(sent.answeredAt()).isBefore(renewedAt));
    }

    /** Whether the answer begins its attempt; timed ones begin by request alone. */
    boolean isBegunBy(SentAnswer sent) {
        return !timed && sent.attempt() > attempt;
    }
}
