package classroom7.operations.sample;

import classroom7.base.LessonId;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.attempt.Beginning;
import classroom7.learning.attempt.Timing;
import classroom7.learning.lesson.Due;
import classroom7.learning.lesson.FeedbackPolicy;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Terms;
import classroom7.people.access.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;

/** The lesson against the clock: some have it behind them, some are at it, most have not begun. */
final class SampleTimed {
    private static final int MINUTES = 30;
    private static final int ATTEMPTS = 2;
    private static final Duration DUE_IN = Duration.ofDays(21);
    private static final List<Integer> DONE = List.of(7, 8, 9, 10, 11, 12, 13);
    private static final List<Integer> AT_WORK = List.of(2, 4, 5);
    private static final Duration DONE_AGO = Duration.ofDays(1);
    private static final Duration BEGUN_AGO = Duration.ofMinutes(4);

    private final Sample.Rooms rooms;
    private final Attempts attempts;
    private final SampleAnswers answers;
    private final SampleClock clock;

    /**
     * @param attempts at the time of the clock given here, as the answers are
     */
    SampleTimed(Sample.Rooms rooms, Attempts attempts, SampleAnswers answers, SampleClock clock) {
        this.rooms = rooms;
        this.attempts = attempts;
        this.answers = answers;
        this.clock = clock;
    }

    void give(SamplePeople.School school, LessonId lesson, Instant now) {
        rooms.agreements().agree(school.teacher(), lesson, terms(now));
        for (int learner : DONE) {
            clock.set(now.minus(DONE_AGO).plus(Duration.ofMinutes(learner)));
            if (begins(school.learners().get(learner), lesson)) {
                answers.give(school, learner, lesson, false);
                handIn(school.learners().get(learner), lesson);
            }
        }
        for (int learner : AT_WORK) {
            clock.set(now.minus(BEGUN_AGO).plusSeconds(learner));
            if (begins(school.learners().get(learner), lesson)) {
                answers.give(school, learner, lesson, true);
            }
        }
    }

    /** Late answers count, so that it can still be tried when the sample has grown old. */
    private static Terms terms(Instant now) {
        var day = now.plus(DUE_IN).atZone(SamplePeople.ZONE).toLocalDate();
        var due = new Due(day.atTime(LocalTime.of(18, 0)), SamplePeople.ZONE);
        return new Terms(
                null, due, LatePolicy.COUNT, ATTEMPTS, FeedbackPolicy.AT_ONCE, false, MINUTES);
    }

    /** Not whom an earlier start, killed before its end, let begin. */
    private boolean begins(Actor learner, LessonId lesson) {
        return attempts.time(learner, lesson) instanceof Timing.NotFound
                && attempts.begin(learner, lesson) instanceof Beginning.Begun;
    }

    private void handIn(Actor learner, LessonId lesson) {
        clock.forward(Duration.ofSeconds(30));
        attempts.handIn(learner, lesson);
    }
}
