package classroom7.learning.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.QuestionId;
import classroom7.learning.Classroom;
import classroom7.learning.answer.Answering;
import classroom7.learning.answer.Receipt;
import classroom7.learning.answer.SentAnswer;
import classroom7.learning.course.Bookmarks;
import classroom7.learning.lesson.Content;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.Publishing;
import classroom7.people.access.Actor;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTest {
    private static final List<String> CHOICES = List.of("a3", "f7", "c5");
    private static final int STEPS = 400;

    private final Classroom school = new Classroom();
    private final Answering answering = new Answering(school);
    private final Projection projection =
            new Projection(school.database, school.documents, school.questions);
    private final Progress progress =
            new Progress(school.database, school.documents, school.questions, school.clock);
    private final Corrections corrections =
            new Corrections(school.database, school.questions, school.drafts, school.publications);
    private final Recomputation recomputation =
            new Recomputation(school.database, school.documents, school.school);
    private final List<Actor> learners = new ArrayList<>();
    private CourseId course;
    private LessonId lesson;
    private List<QuestionId> questions;

    @BeforeEach
    void open() {
        course = school.course();
        lesson = school.lesson(school.unit(course, "Water"), "Roots", Answering.LESSON);
        school.publish(lesson);
        for (var name : List.of("Ann", "Ben", "Cleo", "Dan", "Eve")) {
            var learner = school.member(name + " Learner", school.school, "learner");
            school.enrol(learner, course);
            learners.add(learner);
        }
        questions =
                answering.questions(learners.getFirst(), lesson).stream()
                        .map(pin -> pin.question())
                        .toList();
    }

    @Test
    void a_cell_follows_the_answers() {
        send(learners.get(0), choice(1, 1, "phone", 1, "f7"));
        send(learners.get(0), truth(1, 1, "false"));
        projection.catchUp(school.school);
        var taught =
                assertInstanceOf(
                        CourseProgress.Taught.class, progress.course(school.teacher, course));
        assertEquals(5, taught.learners().size());
        var cell = taught.learners().getFirst().cells().get(lesson);
        assertEquals(3, cell.questions());
        assertEquals(2, cell.answered());
        assertEquals(0, new BigDecimal("2").compareTo(cell.points()));
        assertEquals(0, new BigDecimal("4").compareTo(cell.pointsMax()));
        var own =
                assertInstanceOf(
                        CourseProgress.Own.class, progress.course(learners.get(0), course));
        assertEquals(cell, own.row().cells().get(lesson));
        assertInstanceOf(CourseProgress.NotFound.class, progress.course(school.otherOwner, course));
        var bookmark = new Bookmarks(school.database, school.clock).all(learners.get(0)).getFirst();
        assertEquals(3, bookmark.questions());
        assertEquals(2, bookmark.answered());
    }

    @Test
    void a_teacher_sees_one_learners_answers_and_how_many_chose_what() {
        send(learners.get(0), choice(1, 1, "phone", 1, "a3"));
        send(learners.get(0), choice(1, 1, "phone", 2, "f7"));
        send(learners.get(1), choice(1, 1, "phone", 1, "c5"));
        send(learners.get(2), choice(1, 1, "phone", 1, "f7"));
        projection.catchUp(school.school);
        var work =
                assertInstanceOf(
                        LearnerWork.Found.class,
                        progress.learner(school.teacher, lesson, learners.get(0).person()));
        var answered = work.attempts().getFirst().questions().getFirst();
        assertEquals(2, answered.received().size());
        assertInstanceOf(
                LearnerWork.NotFound.class,
                progress.learner(learners.get(1), lesson, learners.get(0).person()));
        var tallies =
                assertInstanceOf(
                        QuestionTallies.Found.class, progress.questions(school.teacher, course));
        var tally = tallies.lessons().getFirst().questions().getFirst();
        assertEquals(3, tally.answered());
        assertEquals(2, tally.right());
        assertEquals(new QuestionTallies.Bucket("f7", 2), tally.buckets().getFirst());
        assertInstanceOf(
                QuestionTallies.NotFound.class, progress.questions(learners.get(0), course));
    }

    @Test
    void a_corrected_key_shows_its_effect_before_it_applies() {
        send(learners.get(0), choice(1, 1, "phone", 1, "f7"));
        send(learners.get(1), choice(1, 1, "phone", 1, "c5"));
        send(learners.get(2), choice(1, 1, "phone", 1, "a3"));
        projection.catchUp(school.school);
        edit("(x) Evaporation", "( ) Evaporation");
        edit("( ) Pumping", "(x) Pumping");
        var found =
                assertInstanceOf(
                        Correcting.Found.class, corrections.preview(school.teacher, lesson));
        var effect = found.effects().getFirst();
        assertEquals(1, effect.rises());
        assertEquals(1, effect.falls());
        assertEquals(1, effect.same());
        assertEquals(2, effect.changed().size());
        assertInstanceOf(Correcting.NotFound.class, corrections.preview(learners.get(0), lesson));
        assertInstanceOf(
                Publishing.Published.class,
                corrections.apply(school.teacher, lesson, Set.of(questions.getFirst())));
        projection.catchUp(school.school);
        assertEquals(
                List.of("0.00 2", "1.00 2", "2.00 2"),
                school.database
                        .sql("select points || ' ' || marked_with from answer_mark order by points")
                        .query(String.class)
                        .list());
        compare();
    }

    @Test
    void what_is_thrown_away_is_made_anew() {
        send(learners.get(0), choice(1, 1, "phone", 1, "f7"));
        projection.catchUp(school.school);
        var before = recomputation.projected();
        school.database.sql("update progress set points = 99").update();
        school.database.sql("delete from answer_mark").update();
        projection.rebuild(school.school);
        assertEquals(before, recomputation.projected());
    }

    @Test
    void two_processes_do_not_undo_each_other() throws Exception {
        var twin = new Projection(school.database, school.documents, school.questions);
        try (var pool = java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor()) {
            for (int round = 0; round < 30; round++) {
                int sequence = round + 1;
                for (var learner : learners) {
                    send(learner, choice(1, 1, "phone", sequence, CHOICES.get(round % 3)));
                }
                var one = pool.submit(() -> projection.catchUp(school.school));
                var other = pool.submit(() -> twin.catchUp(school.school));
                one.get();
                other.get();
            }
        }
        projection.catchUp(school.school);
        compare();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void random_histories_are_projected_as_they_are_recomputed(long seed) {
        var random = new Random(seed);
        for (int step = 0; step < STEPS; step++) {
            happen(random);
        }
        projection.catchUp(school.school);
        compare();
        var before = recomputation.projected();
        assertTrue(before.marks().size() > 10, "a history in which nothing happened: " + seed);
        projection.rebuild(school.school);
        assertEquals(before, recomputation.projected());
    }

    private void happen(Random random) {
        var learner = learners.get(random.nextInt(learners.size()));
        school.pass(Duration.ofSeconds(random.nextInt(3)));
        switch (random.nextInt(20)) {
            case 0 -> projection.catchUp(school.school);
            case 1 -> answering.attempts.begin(learner, lesson);
            case 2 ->
                    due(
                            "update lesson set due_at = :at, late = :late",
                            random.nextInt(400),
                            random.nextBoolean());
            case 3 -> extend(learner, random.nextInt(600));
            case 4 -> correct(random, Set.of(questions.get(0)));
            case 5 -> correct(random, Set.of());
            case 6 -> school.publications.restore(school.teacher, lesson, 1);
            default -> sendAny(random, learner);
        }
    }

    private void sendAny(Random random, Actor learner) {
        int attempt =
                school.database
                        .sql("select coalesce(max(number), 1) from attempt where person_id = ?")
                        .param(learner.person().value())
                        .query(Integer.class)
                        .single();
        int given = 1 + random.nextInt(attempt);
        int sequence = random.nextInt(1_000_000);
        var device = random.nextInt(3) == 0 ? null : "device " + random.nextInt(2);
        send(
                learner,
                switch (random.nextInt(3)) {
                    case 0 ->
                            Answering.answer(
                                    new Content.Pinned(
                                            questions.get(0), 1 + random.nextInt(newest())),
                                    given,
                                    device,
                                    sequence,
                                    "{\"choice\":\"%s\"}"
                                            .formatted(CHOICES.get(random.nextInt(3))));
                    case 1 -> truth(given, sequence, "true");
                    default ->
                            Answering.answer(
                                    new Content.Pinned(questions.get(2), 1),
                                    given,
                                    device,
                                    sequence,
                                    "{\"number\":\"%s\"}".formatted(9.7 + random.nextInt(3) * 0.1));
                });
    }

    private int newest() {
        return school.database
                .sql("select version from question where id = ?")
                .param(questions.get(0).value())
                .query(Integer.class)
                .single();
    }

    /** Another key for the first question, marking earlier answers again or not. */
    private void correct(Random random, Set<QuestionId> corrected) {
        var right = CHOICES.get(random.nextInt(CHOICES.size()));
        var draft =
                assertInstanceOf(Editing.Open.class, school.drafts.open(school.teacher, lesson))
                        .draft();
        var source =
                draft.source()
                        .lines()
                        .map(line ->
                                line.matches("\\((x| |x 50%)\\) .*")
                                        ? line.replaceFirst(
                                                "\\([^)]*\\)",
                                                line.contains("#" + right) ? "(x)" : "( )")
                                        : line)
                        .reduce((one, two) -> one + "\n" + two)
                        .orElseThrow();
        school.save(lesson, "Roots", source);
        assertInstanceOf(
                Publishing.Published.class, corrections.apply(school.teacher, lesson, corrected));
    }

    private void edit(String from, String to) {
        var draft =
                assertInstanceOf(Editing.Open.class, school.drafts.open(school.teacher, lesson))
                        .draft();
        assertTrue(draft.source().contains(from), draft.source());
        school.save(lesson, "Roots", draft.source().replace(from, to));
    }

    private void due(String sql, int seconds, boolean keep) {
        school.database.transact(() -> {
            school.database
                    .sql(sql)
                    .param(
                            "at",
                            Classroom.NOON.plusSeconds(seconds).atOffset(java.time.ZoneOffset.UTC))
                    .param("late", keep ? "keep" : "count")
                    .update();
            request();
        });
    }

    private void extend(Actor learner, int seconds) {
        school.database.transact(() -> {
            school.database
                    .sql(
                            """
                            insert into extension (organization_id, lesson_id, person_id,
                                   due_local, due_zone, due_at, given_at)
                            values (:school, :lesson, :person, now(), 'UTC', :at, now())
                            on conflict (organization_id, lesson_id, person_id)
                            do update set due_at = excluded.due_at
                            """)
                    .param("school", school.school.value())
                    .param("lesson", lesson.value())
                    .param("person", learner.person().value())
                    .param(
                            "at",
                            Classroom.NOON.plusSeconds(seconds).atOffset(java.time.ZoneOffset.UTC))
                    .update();
            request();
        });
    }

    private void request() {
        school.database
                .sql("insert into projection_request (organization_id, lesson_id) values (?, ?)")
                .params(school.school.value(), lesson.value())
                .update();
    }

    private void compare() {
        var computed = recomputation.computed();
        var projected = recomputation.projected();
        assertEquals(computed.marks(), projected.marks());
        assertEquals(computed.cells(), projected.cells());
        assertFalse(computed.marks().isEmpty());
    }

    private SentAnswer choice(int attempt, int version, String device, long sequence, String id) {
        return Answering.answer(
                new Content.Pinned(questions.get(0), version),
                attempt,
                device,
                sequence,
                "{\"choice\":\"%s\"}".formatted(id));
    }

    private SentAnswer truth(int attempt, long sequence, String truth) {
        return Answering.answer(
                new Content.Pinned(questions.get(1), 1),
                attempt,
                "phone",
                sequence,
                "{\"truth\":%s}".formatted(truth));
    }

    private void send(Actor learner, SentAnswer answer) {
        var receipt = answering.answers.accept(learner, List.of(answer)).getFirst();
        assertInstanceOf(Receipt.Kept.class, receipt, () -> receipt + " for " + answer);
    }
}
