package classroom7.learning.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import classroom7.base.LessonId;
import classroom7.documents.PostgresDocuments;
import classroom7.learning.Classroom;
import classroom7.learning.answer.Answering;
import classroom7.learning.answer.OwnAnswers;
import classroom7.learning.answer.Receipt;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.Publishing;
import classroom7.testing.DyingDocuments;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A publication that was killed between its question versions and its lesson version. */
class UnfinishedPublicationTest {
    private final Classroom school =
            new Classroom((database, epoch) ->
                    new DyingDocuments(new PostgresDocuments(database, epoch)));
    private final DyingDocuments documents = (DyingDocuments) school.documents;
    private final Answering answering = new Answering(school);
    private final Projection projection =
            new Projection(school.database, documents, school.questions);

    @Test
    void its_corrected_key_never_marks_anybody() {
        var course = school.course();
        var lesson = school.lesson(school.unit(course, "Water"), "Roots", Answering.LESSON);
        school.publish(lesson);
        school.enrol(school.learner, course);
        var choice = answering.questions(school.learner, lesson).getFirst();
        var right = Answering.answer(choice, "{\"choice\":\"f7\"}");
        assertInstanceOf(
                Receipt.Kept.class,
                answering.answers.accept(school.learner, List.of(right)).getFirst());
        assertMarked("2.00 1", lesson);

        edit(lesson, "(x) Evaporation", "( ) Evaporation");
        edit(lesson, "( ) Pumping", "(x) Pumping");
        documents.dieAfterWriting();
        assertThrows(
                DyingDocuments.Died.class,
                () ->
                        school.publications.publish(
                                school.teacher, lesson, Set.of(choice.question())));
        assertMarked("2.00 1", lesson);

        edit(lesson, "What lifts water?", "What lifts the water?");
        school.publish(lesson);
        assertEquals(3, answering.questions(school.learner, lesson).getFirst().version());
        assertMarked("2.00 1", lesson);

        edit(lesson, "What lifts the water?", "What lifts it?");
        assertInstanceOf(
                Publishing.Published.class,
                school.publications.publish(school.teacher, lesson, Set.of(choice.question())));
        assertMarked("0.00 4", lesson);
    }

    /** Followed, made anew and read by the learner: all three say the same. */
    private void assertMarked(String mark, LessonId lesson) {
        projection.catchUp(school.school);
        assertEquals(List.of(mark), marks());
        projection.rebuild(school.school);
        assertEquals(List.of(mark), marks());
        var own =
                assertInstanceOf(
                        OwnAnswers.Found.class, answering.answers.own(school.learner, lesson));
        var marking = own.byQuestion().values().iterator().next().mark();
        assertNotNull(marking);
        assertEquals(mark, marking.points() + mark.substring(mark.indexOf(' ')));
    }

    private List<String> marks() {
        return school.database
                .sql("select points || ' ' || marked_with from answer_mark")
                .query(String.class)
                .list();
    }

    private void edit(LessonId lesson, String text, String by) {
        var draft =
                assertInstanceOf(Editing.Open.class, school.drafts.open(school.teacher, lesson))
                        .draft();
        school.save(lesson, draft.title(), draft.source().replace(text, by));
    }
}
