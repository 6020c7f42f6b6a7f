package classroom7.learning.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.Classroom;
import classroom7.learning.answer.Answering;
import classroom7.people.access.Actor;
import classroom7.platform.process.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Whoever projects may be killed at any point. All that a killed process leaves is what its
 * transaction left, so its connections are killed, at random moments; the drill kills the process.
 */
class KilledProjectionTest {
    private static final Duration TOLD_MAX = Duration.ofSeconds(30);
    private static final int KILLS = 60;
    private static final int ANSWERS_MAX = 20_000;

    private final Classroom school = new Classroom();
    private final Answering answering = new Answering(school);
    private final Projection projection =
            new Projection(school.database, school.documents, school.questions);
    private final List<Actor> learners = new ArrayList<>();
    private final Random random = new Random(60);

    @Test
    void killed_again_and_again_it_derives_what_a_rebuild_derives() throws Exception {
        var course = school.course();
        var lesson = school.lesson(school.unit(course, "Water"), "Roots", Answering.LESSON);
        school.publish(lesson);
        for (var name : List.of("Ann", "Ben", "Cleo")) {
            var learner = school.member(name + " Learner", school.school, "learner");
            school.enrol(learner, course);
            learners.add(learner);
        }
        var question = answering.questions(learners.getFirst(), lesson).getFirst();
        var ends = new AtomicBoolean();
        var died = new AtomicInteger();
        var projecting = Thread.ofVirtual().start(() -> project(ends, died));
        int given = 0;
        for (int kills = 0; kills < KILLS || died.get() < KILLS / 4; ) {
            assertTrue(given < ANSWERS_MAX, "the projection is hit now and then: " + died);
            for (int more = random.nextInt(8); more >= 0; more--) {
                var choice = List.of("a3", "f7", "c5").get(random.nextInt(3));
                var sent = Answering.answer(question, "{\"choice\":\"" + choice + "\"}");
                answering.answers.accept(learners.get(given++ % learners.size()), List.of(sent));
            }
            kills += kill();
        }
        ends.set(true);
        projecting.join();
        projection.settle(school.school);
        assertEquals(given, counted());
        var followed = derived();
        projection.rebuild(school.school);
        assertEquals(derived(), followed);
    }

    @Test
    void a_write_that_stays_open_holds_marks_back_and_is_told() throws Exception {
        var course = school.course();
        var lesson = school.lesson(school.unit(course, "Water"), "Roots", Answering.LESSON);
        school.publish(lesson);
        var learner = school.member("Ann Learner", school.school, "learner");
        school.enrol(learner, course);
        var question = answering.questions(learner, lesson).getFirst();
        projection.settle(school.school);
        var written = new CountDownLatch(1);
        var ends = new CountDownLatch(1);
        var writing = Thread.ofVirtual().start(() -> write(written, ends));
        written.await();
        var sent = Answering.answer(question, "{\"choice\":\"f7\"}");
        answering.answers.accept(learner, List.of(sent));
        projection.catchUp(school.school);
        assertEquals(0, counted(), "it waits for the older write");
        assertTrue(Wait.until(TOLD_MAX, () -> projection.heldBackSeconds() > 0));
        ends.countDown();
        writing.join();
        projection.catchUp(school.school);
        assertEquals(1, counted());
    }

    private void write(CountDownLatch written, CountDownLatch ends) {
        school.database.transact(() -> {
            school.database.sql("update organization set name = name || '.'").update();
            written.countDown();
            try {
                ends.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private void project(AtomicBoolean ends, AtomicInteger died) {
        while (!ends.get()) {
            try {
                projection.catchUp(school.school);
            } catch (DataAccessException | TransactionException e) {
                died.incrementAndGet(); // the next run comes, as in the job runner
            }
        }
    }

    /** Ends every connection that is inside a transaction just now. */
    private int kill() {
        return school.database
                .sql(
                        """
                        select count(*) filter (where pg_terminate_backend(pid))
                          from pg_stat_activity
                         where datname = current_database() and pid <> pg_backend_pid()
                           and xact_start is not null
                        """)
                .query(Integer.class)
                .single();
    }

    private long counted() {
        return school.database
                .sql("select coalesce(sum(answers), 0) from answer_mark")
                .query(Long.class)
                .single();
    }

    private List<String> derived() {
        return school.database
                .sql(
                        """
                        select m::text from answer_mark m
                         union all
                        select p::text from progress p
                         order by 1
                        """)
                .query(String.class)
                .list();
    }
}
