package classroom7.learning.lesson;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.UnitId;
import classroom7.learning.attempt.Attempt;
import classroom7.learning.course.CourseRole;
import classroom7.learning.course.CourseState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A lesson as one actor reads it: everything its page needs beside the questions and answers.
 *
 * @param title the published one; while never published, the draft's
 * @param published null while it was never published: teachers only see that
 * @param changed whether the draft says something else than what is published
 * @param opensNext when the next of the course's closed lessons opens, and may become a neighbour
 */
public record Lesson(
        Place place,
        LessonId id,
        String title,
        CourseRole role,
        @Nullable Published published,
        Terms terms,
        @Nullable Trial attempt,
        @Nullable Neighbour previous,
        @Nullable Neighbour next,
        boolean archived,
        boolean changed,
        @Nullable Instant opensNext) {

    /** Where it stands: the path above its title. */
    public record Place(
            OrganizationId organization,
            String organizationName,
            CourseId course,
            String courseTitle,
            CourseState courseState,
            UnitId unit,
            String unitTitle) {}

    public record Published(int version, Instant at, Content content) {}

    /**
     * How it is worked on.
     *
     * @param dueAt the actor's own: an extension comes before the lesson's date
     * @param attemptsMax 0: any number; with what the actor may beyond the others
     * @param minutesMax the time of an attempt; 0: untimed
     */
    public record Terms(
            @Nullable Instant opensAt,
            @Nullable Instant dueAt,
            boolean extended,
            LatePolicy late,
            int attemptsMax,
            FeedbackPolicy feedback,
            boolean shuffle,
            int minutesMax) {}

    /** The actor's current attempt, the one with the highest number; null before the first. */
    public record Trial(
            int number,
            long seed,
            Instant startedAt,
            @Nullable Instant endsAt,
            @Nullable Instant handedInAt) {
        boolean hidesFeedback(Instant now) {
            return endsAt != null && now.isBefore(endsAt.plus(Attempt.GRACE));
        }
    }

    /** The lesson before or after it that the actor may open. */
    public record Neighbour(LessonId id, String title) {}

    public boolean isTaught() {
        return role == CourseRole.TEACHER;
    }

    /** Whether answers are taken at all: not in an archived course or lesson. */
    public boolean isWorkedOn() {
        return published != null && !archived && place.courseState() != CourseState.ARCHIVED;
    }

    /** The instants at which it becomes another for its learner by time alone. */
    public List<Instant> turns() {
        return Stream.of(
                        terms.opensAt(),
                        terms.dueAt(),
                        opensNext,
                        attempt == null ? null : attempt.endsAt())
                .filter(Objects::nonNull)
                .toList();
    }

    /** How far the actor is with it. */
    public enum Stage {
        /** Not timed work, or one teaches it. */
        UNTIMED,
        /** Timed work that has not begun: nothing of the lesson is shown to its learner. */
        BEFORE,
        RUNNING,
        /** Handed in while time remains: it can be taken back. */
        HANDED_IN,
        /** The time has ended. */
        OVER
    }

    public Stage stage(Instant now) {
        if (isTaught()) {
            return Stage.UNTIMED;
        }
        if (attempt == null) {
            return terms.minutesMax() == 0 ? Stage.UNTIMED : Stage.BEFORE;
        }
        if (attempt.endsAt() == null) {
            return Stage.UNTIMED;
        }
        if (!now.isBefore(attempt.endsAt())) {
            return Stage.OVER;
        }
        return attempt.handedInAt() == null ? Stage.RUNNING : Stage.HANDED_IN;
    }

    /**
     * Whether marks and feedback may be shown to its learner now. Never before the time of a timed
     * attempt has ended, handed in or not: handing in can be taken back until then.
     */
    public boolean showsFeedback(Instant now) {
        if (attempt != null && attempt.hidesFeedback(now)) {
            return false;
        }
        return switch (terms.feedback()) {
            case AT_ONCE -> true;
            case AFTER_DUE -> terms.dueAt() != null && !now.isBefore(terms.dueAt());
            case NEVER -> false;
        };
    }
}
