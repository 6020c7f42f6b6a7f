package classroom7.learning.attempt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.learning.Classroom;
import classroom7.learning.answer.Answering;
import classroom7.learning.answer.Answers;
import classroom7.learning.answer.Lateness;
import classroom7.learning.answer.OwnAnswers;
import classroom7.learning.answer.Receipt;
import classroom7.learning.answer.SentAnswer;
import classroom7.learning.course.Change;
import classroom7.learning.lesson.Allowance;
import classroom7.learning.lesson.Allowances;
import classroom7.learning.lesson.Content;
import classroom7.learning.lesson.Due;
import classroom7.learning.lesson.FeedbackPolicy;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Lesson;
import classroom7.learning.lesson.Reading;
import classroom7.learning.lesson.Terms;
import classroom7.learning.progress.CourseProgress;
import classroom7.learning.progress.LearnerWork;
import classroom7.learning.progress.Progress;
import classroom7.learning.progress.Projection;
import classroom7.people.access.Actor;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A lesson of twenty minutes, on a clock that is set. */
class TimedWorkTest {
    private static final String RIGHT = "{\"choice\":\"f7\"}";
    private static final String WRONG = "{\"choice\":\"a3\"}";
    private static final int MINUTES = 20;

    private final Classroom school = new Classroom();
    private final Answering answering = new Answering(school);
    private final Attempts attempts = answering.attempts;
    private final Answers answers = answering.answers;
    private final ExtraTimes extraTimes = new ExtraTimes(school.database, school.clock, school.ids);
    private final Allowances allowances = new Allowances(school.database, school.clock);
    private final Projection projection =
            new Projection(school.database, school.documents, school.questions);
    private final Progress progress =
            new Progress(school.database, school.documents, school.questions, school.clock);
    private final Actor lea = school.learner;
    private final Actor max = school.member("Max Learner", school.school, "learner");
    private CourseId course;
    private LessonId lesson;
    private Content.Pinned question;

    @BeforeEach
    void publish() {
        course = school.course();
        lesson = school.lesson(school.unit(course, "Water"), "Roots", Answering.LESSON);
        school.publish(lesson);
        school.enrol(lea, course);
        school.enrol(max, course);
        question = answering.questions(lea, lesson).getFirst();
        agree(null, LatePolicy.KEEP, 1);
    }

    @Test
    void timed_work_begins_by_request_only() {
        assertEquals(Lesson.Stage.BEFORE, stage(lea));
        assertInstanceOf(Timing.NotFound.class, attempts.time(lea, lesson));
        assertEquals("learning.answer.attemptNotBegun", refused(sent(1, RIGHT, 0L)));
        assertInstanceOf(Beginning.Begun.class, attempts.prospect(lea, lesson));
        assertEquals(Lesson.Stage.BEFORE, stage(lea));
        assertEquals(at(12, 20), begin(lea).endsAt());
        assertEquals(Lesson.Stage.RUNNING, stage(lea));
        kept(sent(1, RIGHT, 0L));
    }

    @Test
    void beginning_again_gives_the_attempt_that_runs_and_changes_nothing() {
        var begun = begin(lea);
        school.pass(Duration.ofMinutes(7));
        assertEquals(begun, begin(lea));
        assertEquals(new Timing.Known(begun, now()), attempts.time(lea, lesson));
    }

    @Test
    void a_form_sent_twice_never_costs_a_second_attempt() {
        agree(null, LatePolicy.KEEP, 5);
        attempts.begin(lea, lesson, 0);
        school.pass(Duration.ofHours(1));
        assertEquals(1, begun(attempts.begin(lea, lesson, 0)).number());
        assertEquals(2, begun(attempts.begin(lea, lesson, 1)).number());
        assertEquals(2, begun(attempts.begin(lea, lesson, 1)).number());
    }

    @Test
    void who_begins_late_ends_at_the_due_date_where_late_answers_do_not_count() {
        agree(due(12, 15), LatePolicy.KEEP, 1);
        assertEquals(at(12, 15), begin(lea).endsAt());
        agree(due(12, 15), LatePolicy.COUNT, 1);
        assertEquals(at(12, 20), begin(max).endsAt());
    }

    @Test
    void after_the_due_date_timed_work_begins_only_where_late_answers_count() {
        agree(due(12, 15), LatePolicy.KEEP, 1);
        school.pass(Duration.ofMinutes(16));
        assertEquals(new Beginning.TooLate(at(12, 15)), attempts.begin(lea, lesson));
        agree(due(12, 15), LatePolicy.COUNT, 1);
        assertEquals(at(12, 36), begin(lea).endsAt());
        kept(sent(1, RIGHT, 0L));
        assertEquals(Lateness.LATE, own(lea).lateness());
        assertTrue(own(lea).counted());
    }

    @Test
    void more_time_is_agreed_for_one_learner_before() {
        allow(lea, new Allowance(25, 3, 0));
        assertEquals(at(12, 28), begin(lea).endsAt());
        assertEquals(at(12, 20), begin(max).endsAt());
        assertEquals(new Allowance(25, 3, 0), allowances.of(school.teacher, lesson, lea.person()));
    }

    @Test
    void more_attempts_are_agreed_for_one_learner() {
        begin(lea);
        begin(max);
        school.pass(Duration.ofMinutes(MINUTES));
        assertEquals(new Beginning.NoneLeft(1), attempts.begin(lea, lesson));
        allow(lea, new Allowance(0, 0, 1));
        assertEquals(2, begin(lea).number());
        assertEquals(new Beginning.NoneLeft(1), attempts.begin(max, lesson));
    }

    @Test
    void more_time_for_one_in_the_middle_and_taken_back() {
        begin(lea);
        begin(max);
        school.pass(Duration.ofMinutes(19));
        var given = given(extraTimes.giveOne(school.teacher, lesson, lea.person(), 5));
        assertEquals(1, given.learners());
        assertEquals(at(12, 25), time(lea).endsAt());
        assertEquals(at(12, 20), time(max).endsAt());
        assertEquals(
                new Giving.TakenBack(1), extraTimes.takeBack(school.teacher, lesson, given.gift()));
        assertEquals(at(12, 20), time(lea).endsAt());
        assertEquals(
                new Giving.NotFound(), extraTimes.takeBack(school.teacher, lesson, given.gift()));
    }

    @Test
    void more_time_for_all_is_for_those_at_work_now() {
        begin(lea);
        begin(max);
        attempts.handIn(max, lesson);
        var given = given(extraTimes.giveAll(school.teacher, lesson, 10));
        assertEquals(1, given.learners());
        assertEquals(at(12, 30), time(lea).endsAt());
        school.pass(Duration.ofHours(1));
        assertEquals(new Giving.NobodyAtWork(), extraTimes.giveAll(school.teacher, lesson, 10));
    }

    @Test
    void time_given_after_the_end_is_given_from_now_on_and_taken_back_whole() {
        begin(lea);
        school.pass(Duration.ofMinutes(50));
        var given = given(extraTimes.giveOne(school.teacher, lesson, lea.person(), 5));
        assertEquals(at(12, 55), time(lea).endsAt());
        assertEquals(Lesson.Stage.RUNNING, stage(lea));
        extraTimes.takeBack(school.teacher, lesson, given.gift());
        assertEquals(at(12, 20), time(lea).endsAt());
    }

    @Test
    void only_who_teaches_gives_time_or_sees_who_is_at_work() {
        begin(lea);
        for (var other : List.of(lea, school.colleague, school.otherOwner)) {
            assertEquals(new Giving.NotFound(), extraTimes.giveAll(other, lesson, 5));
            assertEquals(new AtWork.NotFound(), extraTimes.atWork(other, lesson));
            assertEquals(new AtWork.NotFound(), extraTimes.atWork(other, course));
            assertEquals(
                    new Change.NotFound(),
                    allowances.allow(other, lesson, lea.person(), new Allowance(10, 0, 0)));
        }
        var odd = extraTimes.giveAll(school.teacher, lesson, ExtraTimes.MINUTES_MAX + 1);
        assertInstanceOf(Giving.Invalid.class, odd);
        var found = assertInstanceOf(AtWork.Found.class, extraTimes.atWork(school.teacher, lesson));
        assertEquals(2, found.learners().size());
        assertEquals(
                1,
                assertInstanceOf(AtWork.InCourse.class, extraTimes.atWork(school.teacher, course))
                        .lessons()
                        .getFirst()
                        .learners());
    }

    @Test
    void what_arrives_after_the_end_is_kept_and_counts_only_where_late_answers_do() {
        begin(lea);
        kept(sent(1, RIGHT, 60_000L));
        school.pass(Duration.ofMinutes(MINUTES).plus(Attempt.GRACE));
        kept(sent(2, WRONG, 1_150_000L));
        assertEquals(2, own(lea).sequence());
        assertEquals(Lateness.IN_TIME, own(lea).lateness());
        school.pass(Duration.ofMillis(1));
        kept(sent(3, RIGHT, 1_199_000L));
        kept(sent(4, RIGHT, null));
        assertEquals(2, own(lea).sequence());
        assertEquals("0.00 of 4.00, late 0", cell(lea));
        agree(null, LatePolicy.COUNT, 1);
        assertEquals(4, own(lea).sequence());
        assertEquals(Lateness.LATE, own(lea).lateness());
        assertEquals("2.00 of 4.00, late 1", cell(lea));
        assertEquals(
                List.of(Lateness.LATE, Lateness.TYPED_IN_TIME, Lateness.IN_TIME, Lateness.IN_TIME),
                received(lea));
    }

    @Test
    void handing_in_ends_the_work_and_can_be_taken_back_while_time_remains() {
        begin(lea);
        school.pass(Duration.ofMinutes(2));
        assertInstanceOf(HandingIn.HandedIn.class, attempts.handIn(lea, lesson));
        assertEquals(attempts.handIn(lea, lesson), attempts.handIn(lea, lesson));
        assertEquals(Lesson.Stage.HANDED_IN, stage(lea));
        assertInstanceOf(HandingIn.GoesOn.class, attempts.goOn(lea, lesson));
        assertEquals(Lesson.Stage.RUNNING, stage(lea));
        attempts.handIn(lea, lesson);
        school.pass(Duration.ofMinutes(MINUTES));
        assertInstanceOf(HandingIn.HandedIn.class, attempts.goOn(lea, lesson));
        assertEquals(Lesson.Stage.OVER, stage(lea));
        assertInstanceOf(HandingIn.NotBegun.class, attempts.handIn(max, lesson));
    }

    @Test
    void after_the_end_there_is_nothing_to_hand_in() {
        begin(lea);
        school.pass(Duration.ofMinutes(MINUTES));
        assertInstanceOf(HandingIn.Over.class, attempts.handIn(lea, lesson));
        assertNull(time(lea).handedInAt());
    }

    @Test
    void after_handing_in_only_what_was_typed_before_counts() {
        begin(lea);
        school.pass(Duration.ofMinutes(10));
        attempts.handIn(lea, lesson);
        school.pass(Duration.ofMinutes(1));
        kept(sent(2, WRONG, 650_000L));
        assertEquals(Lateness.AFTER_HAND_IN, own(lea).lateness());
        assertFalse(own(lea).counted());
        kept(sent(1, RIGHT, 590_000L));
        assertEquals(1, own(lea).sequence());
        assertTrue(own(lea).counted());
        assertEquals("2.00 of 4.00, late 0", cell(lea));
        attempts.goOn(lea, lesson);
        assertEquals(2, own(lea).sequence());
        assertEquals("0.00 of 4.00, late 0", cell(lea));
    }

    @Test
    void no_mark_is_shown_before_the_time_has_ended_handed_in_or_not() {
        begin(lea);
        kept(sent(1, RIGHT, 0L));
        assertNull(own(lea).mark());
        assertEquals(List.of(lesson), hidden(lea));
        attempts.handIn(lea, lesson);
        assertNull(own(lea).mark());
        school.pass(Duration.ofMinutes(MINUTES));
        assertNull(own(lea).mark());
        school.pass(Attempt.GRACE);
        assertNotNull(own(lea).mark());
        assertEquals(List.of(), hidden(lea));
    }

    @Test
    void a_rebuild_makes_the_same_of_timed_work() {
        begin(lea);
        kept(sent(1, RIGHT, 0L));
        attempts.handIn(lea, lesson);
        kept(sent(2, WRONG, 1L));
        var before = cell(lea);
        projection.rebuild(school.school);
        assertEquals(before, cell(lea));
    }

    private void agree(@Nullable Due due, LatePolicy late, int attemptsMax) {
        var terms = new Terms(null, due, late, attemptsMax, FeedbackPolicy.AT_ONCE, false, MINUTES);
        assertInstanceOf(Change.Done.class, school.agreements.agree(school.teacher, lesson, terms));
    }

    private void allow(Actor learner, Allowance allowance) {
        assertEquals(
                new Change.Done(),
                allowances.allow(school.teacher, lesson, learner.person(), allowance));
    }

    private Attempt begin(Actor learner) {
        return begun(attempts.begin(learner, lesson));
    }

    private static Attempt begun(Beginning beginning) {
        return assertInstanceOf(Beginning.Begun.class, beginning).attempt();
    }

    private static Giving.Given given(Giving giving) {
        return assertInstanceOf(Giving.Given.class, giving);
    }

    private Attempt time(Actor learner) {
        return assertInstanceOf(Timing.Known.class, attempts.time(learner, lesson)).attempt();
    }

    private Lesson.Stage stage(Actor learner) {
        var open = assertInstanceOf(Reading.Open.class, school.lessons.read(learner, lesson));
        return open.lesson().stage(now());
    }

    private SentAnswer sent(long sequence, String response, @Nullable Long sinceStart) {
        var plain = Answering.answer(question, 1, "phone", sequence, response);
        return new SentAnswer(
                plain.id(),
                plain.question(),
                plain.version(),
                plain.attempt(),
                plain.device(),
                plain.sequence(),
                plain.response(),
                plain.answeredAt(),
                sinceStart);
    }

    private void kept(SentAnswer sent) {
        assertInstanceOf(Receipt.Kept.class, answers.accept(lea, List.of(sent)).getFirst());
    }

    private String refused(SentAnswer sent) {
        var receipt = answers.accept(lea, List.of(sent)).getFirst();
        return assertInstanceOf(Receipt.Refused.class, receipt).problem().key();
    }

    private OwnAnswers.Own own(Actor learner) {
        var own = assertInstanceOf(OwnAnswers.Found.class, answers.own(learner, lesson));
        var answer = own.byQuestion().get(question.question());
        assertNotNull(answer);
        return answer;
    }

    private List<Lateness> received(Actor learner) {
        var work = progress.learner(school.teacher, lesson, learner.person());
        return assertInstanceOf(LearnerWork.Found.class, work)
                .attempts()
                .getFirst()
                .questions()
                .getFirst()
                .received()
                .stream()
                .map(LearnerWork.Received::lateness)
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private List<LessonId> hidden(Actor learner) {
        return assertInstanceOf(CourseProgress.Own.class, progress.course(learner, course))
                .hidden();
    }

    private String cell(Actor learner) {
        projection.catchUp(school.school);
        var own = assertInstanceOf(CourseProgress.Own.class, progress.course(learner, course));
        var cell = own.row().cells().get(lesson);
        assertNotNull(cell);
        return cell.points() + " of " + cell.pointsMax() + ", late " + cell.late();
    }

    private Instant now() {
        return school.clock.instant();
    }

    private static Due due(int hour, int minute) {
        return new Due(LocalDateTime.of(2026, 11, 25, hour, minute), ZoneOffset.UTC);
    }

    private static Instant at(int hour, int minute) {
        return due(hour, minute).at();
    }
}
