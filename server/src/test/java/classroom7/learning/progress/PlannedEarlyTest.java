package classroom7.learning.progress;

import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.QuestionId;
import classroom7.learning.Classroom;
import classroom7.learning.answer.Answering;
import classroom7.learning.lesson.Content;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Statements are planned once, and in a new installation while their tables are empty: what they
 * read must not grow with a class all the same.
 */
class PlannedEarlyTest {
    /** After so many a statement is prepared on its connection, and planned for good. */
    private static final int ANSWERS_FIRST = 12;

    private static final int OTHERS = 5_000;

    /** Marks read for one answer: those of the learner's own cell, a few times. */
    private static final int READ_MAX = 50;

    private final Classroom school = new Classroom();
    private final Answering answering = new Answering(school);
    private final Projection projection =
            new Projection(school.database, school.documents, school.questions);

    @Test
    void a_cell_does_not_read_the_marks_of_the_class() {
        var course = school.course();
        var lesson = school.lesson(school.unit(course, "Water"), "Roots", Answering.LESSON);
        school.publish(lesson);
        school.enrol(school.learner, course);
        var question = answering.questions(school.learner, lesson).getFirst().question();
        for (int number = 1; number <= ANSWERS_FIRST; number++) {
            answer(question, number);
            projection.catchUp(school.school);
        }
        school.database
                .sql(
                        """
                        insert into answer_mark
                        select (jsonb_populate_record(m, jsonb_build_object(
                                    'person_id', lpad(number::text, 20, '0')))).*
                          from answer_mark m, generate_series(1, :others) as number
                         where m.question_id = :question
                        """)
                .param("others", OTHERS)
                .param("question", question.value())
                .update();
        answer(question, ANSWERS_FIRST + 1);
        long read =
                school.database.transaction(() -> {
                    projection.catchUp(school.school);
                    return school.database
                            .sql(
                                    """
                                    select seq_tup_read + idx_tup_fetch from pg_stat_xact_user_tables
                                     where relname = 'answer_mark'
                                    """)
                            .query(Long.class)
                            .single();
                });
        assertTrue(read > 0 && read <= READ_MAX, read + " marks were read for one answer");
    }

    private void answer(QuestionId question, int number) {
        var sent =
                Answering.answer(
                        new Content.Pinned(question, 1), 1, "phone", number, "{\"choice\":\"f7\"}");
        answering.answers.accept(school.learner, List.of(sent));
    }
}
