package classroom7.learning.answer;

import static classroom7.learning.answer.Answering.answer;
import static classroom7.learning.answer.Answering.changed;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.QuestionId;
import classroom7.documents.Epoch;
import classroom7.documents.PostgresDocuments;
import classroom7.learning.Classroom;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.attempt.Beginning;
import classroom7.learning.attempt.Seeds;
import classroom7.learning.lesson.Content;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import classroom7.testing.CountedSource;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {
    private final Classroom school = new Classroom();
    private final Answering answering = new Answering(school);
    private final Answers answers = answering.answers;
    private final Actor lea = school.learner;
    private CourseId course;
    private LessonId lesson;
    private List<Content.Pinned> questions;

    @BeforeEach
    void publish() {
        course = school.course();
        lesson = school.lesson(school.unit(course, "Water"), "Roots", Answering.LESSON);
        school.publish(lesson);
        school.enrol(lea, course);
        questions = answering.questions(lea, lesson);
    }

    @Test
    void an_answer_gets_a_receipt_and_is_read_back_with_its_mark() {
        var sent = answer(questions.get(0), "{\"choice\":\"f7\"}");
        var receipt = kept(sent);
        assertFalse(receipt.repeated());
        assertEquals(Classroom.NOON, receipt.receivedAt());
        assertEquals(Digests.of(sent), receipt.digest());
        assertEquals(1, receipt.copies());
        assertEquals(answering.documents.epoch(), receipt.epoch());
        var own = own(questions.get(0));
        assertEquals(sent.id(), own.id());
        assertEquals(sent.response(), own.response());
        assertEquals(receipt.digest(), own.digest());
        assertMark("2", own);
    }

    @Test
    void the_same_answer_again_gives_the_same_receipt() {
        var sent = answer(questions.get(0), "{\"choice\":\"f7\"}");
        var first = kept(sent);
        school.pass(Duration.ofMinutes(5));
        var again = kept(sent);
        assertTrue(again.repeated());
        assertEquals(first.receivedAt(), again.receivedAt());
        assertEquals(first.digest(), again.digest());
    }

    @Test
    void another_answer_with_the_same_id_is_refused_and_the_first_stands() {
        var sent = answer(questions.get(0), "{\"choice\":\"f7\"}");
        kept(sent);
        assertRefused("learning.answer.otherContent", changed(sent, "{\"choice\":\"a3\"}"));
        assertEquals(sent.response(), own(questions.get(0)).response());
    }

    @Test
    void an_id_names_one_answer_whatever_question_or_attempt_it_is_sent_for() {
        var sent = answer(questions.get(0), "{\"choice\":\"f7\"}");
        kept(sent);
        var elsewhere = renamed(answer(questions.get(1), "{\"truth\":true}"), sent.id());
        assertRefused("learning.answer.otherContent", elsewhere);
        assertInstanceOf(Beginning.Begun.class, answering.attempts.begin(lea, lesson));
        var later = answer(questions.get(0), 2, "phone", 2, "{\"choice\":\"f7\"}");
        assertRefused("learning.answer.otherContent", renamed(later, sent.id()));
        assertEquals(1, documents());
    }

    @Test
    void an_id_names_one_answer_in_one_call_too() {
        var sent = answer(questions.get(0), "{\"choice\":\"f7\"}");
        var other = renamed(answer(questions.get(1), "{\"truth\":true}"), sent.id());
        var receipts = answers.accept(lea, List.of(sent, other, sent));
        assertInstanceOf(Receipt.Kept.class, receipts.get(0));
        var refused = assertInstanceOf(Receipt.Refused.class, receipts.get(1));
        assertEquals("learning.answer.otherContent", refused.problem().key());
        assertTrue(assertInstanceOf(Receipt.Kept.class, receipts.get(2)).repeated());
        assertEquals(1, documents());
    }

    private int documents() {
        return answering.documents.beginningWith(school.school, "answer:", 10).size();
    }

    private static SentAnswer renamed(SentAnswer answer, String id) {
        return new SentAnswer(
                id,
                answer.question(),
                answer.version(),
                answer.attempt(),
                answer.device(),
                answer.sequence(),
                answer.response(),
                answer.answeredAt(),
                answer.sinceStart());
    }

    @Test
    void twice_in_one_call_is_kept_once() {
        var sent = answer(questions.get(0), "{\"choice\":\"f7\"}");
        var receipts =
                answers.accept(lea, List.of(sent, sent, changed(sent, "{\"choice\":\"a3\"}")));
        assertFalse(assertInstanceOf(Receipt.Kept.class, receipts.get(0)).repeated());
        assertTrue(assertInstanceOf(Receipt.Kept.class, receipts.get(1)).repeated());
        assertInstanceOf(Receipt.Refused.class, receipts.get(2));
    }

    @Test
    void each_of_a_batch_ends_for_itself_in_the_order_given() {
        var receipts =
                answers.accept(
                        lea,
                        List.of(
                                answer(questions.get(0), "{\"choice\":\"nothing\"}"),
                                answer(questions.get(1), "{\"truth\":true}"),
                                answer(
                                        new Content.Pinned(new QuestionId(school.ids.next()), 1),
                                        1,
                                        null,
                                        1,
                                        "{}"),
                                answer(questions.get(2), "{\"number\":\"9.8\"}")));
        assertInstanceOf(Receipt.Refused.class, receipts.get(0));
        assertInstanceOf(Receipt.Kept.class, receipts.get(1));
        assertInstanceOf(Receipt.Refused.class, receipts.get(2));
        assertInstanceOf(Receipt.Kept.class, receipts.get(3));
    }

    @Test
    void who_does_not_learn_there_finds_no_question() {
        var sent = answer(questions.get(0), "{\"choice\":\"f7\"}");
        var stranger = school.member("Sam Stranger", school.school, "learner");
        for (var other : List.of(stranger, school.otherOwner, school.colleague)) {
            var refused = answers.accept(other, List.of(sent)).getFirst();
            assertEquals(
                    "learning.answer.notFound",
                    assertInstanceOf(Receipt.Refused.class, refused).problem().key());
            assertInstanceOf(OwnAnswers.NotFound.class, answers.own(other, lesson));
        }
    }

    @Test
    void what_a_teacher_tries_out_is_not_kept() {
        var sent = answer(questions.get(0), "{\"choice\":\"f7\"}");
        for (var teacher : List.of(school.teacher, school.owner)) {
            var refused = answers.accept(teacher, List.of(sent)).getFirst();
            assertEquals(
                    "learning.answer.teaches",
                    assertInstanceOf(Receipt.Refused.class, refused).problem().key());
        }
    }

    @Test
    void an_archived_lesson_takes_no_answers() {
        school.lessons.archive(school.teacher, lesson);
        assertRefused("learning.answer.closed", answer(questions.get(0), "{\"choice\":\"f7\"}"));
    }

    @Test
    void an_unknown_version_or_attempt_is_refused() {
        var question = questions.get(0);
        var right = "{\"choice\":\"f7\"}";
        assertRefused(
                "learning.answer.noVersion",
                answer(new Content.Pinned(question.question(), 2), 1, null, 1, right));
        assertRefused("learning.answer.attemptNotBegun", answer(question, 2, null, 1, right));
    }

    @Test
    void an_answer_to_an_older_version_is_kept() {
        school.save(lesson, "Roots", Answering.LESSON.replace("lifts", "raises"));
        // The text that was saved has no ids: its questions are new ones, the old are not asked.
        school.publish(lesson);
        kept(answer(questions.get(0), "{\"choice\":\"f7\"}"));
    }

    @Test
    void of_one_device_the_highest_sequence_counts_whenever_it_came() {
        var question = questions.get(0);
        kept(answer(question, 1, "phone", 5, "{\"choice\":\"f7\"}"));
        school.pass(Duration.ofSeconds(1));
        kept(answer(question, 1, "phone", 4, "{\"choice\":\"a3\"}"));
        var own = own(questions.get(0));
        assertEquals(5, own.sequence());
        assertEquals(List.of(), own.others());
        assertMark("2", own);
    }

    @Test
    void of_two_devices_the_one_heard_last_counts_and_the_other_is_shown() {
        var question = questions.get(0);
        kept(answer(question, 1, "phone", 9, "{\"choice\":\"f7\"}"));
        school.pass(Duration.ofSeconds(1));
        kept(answer(question, 1, null, 1, "{\"choice\":\"c5\"}"));
        var own = own(questions.get(0));
        assertMark("1", own);
        assertEquals(1, own.others().size());
        assertEquals("f7", own.others().getFirst().response().path("choice").asString());
    }

    @Test
    void the_first_answer_begins_the_first_attempt_and_the_next_is_begun_by_request() {
        kept(answer(questions.get(0), "{\"choice\":\"f7\"}"));
        assertEquals(List.of(1), numbers());
        assertEquals(
                Seeds.of(lesson, lea.person(), 1),
                school.database.sql("select seed from attempt").query(Long.class).single());
        var begun = assertInstanceOf(Beginning.Begun.class, answering.attempts.begin(lea, lesson));
        assertEquals(2, begun.attempt().number());
        var again = assertInstanceOf(Beginning.Begun.class, answering.attempts.begin(lea, lesson));
        assertEquals(begun, again);
        assertEquals(new OwnAnswers.Found(2, java.util.Map.of()), answers.own(lea, lesson));
        kept(answer(questions.get(0), 2, null, 1, "{\"choice\":\"f7\"}"));
        // One that waited on a device for the first attempt is still kept.
        kept(answer(questions.get(1), 1, "old", 1, "{\"truth\":true}"));
        school.database.sql("update lesson set attempts_max = 2").update();
        assertEquals(new Beginning.NoneLeft(2), answering.attempts.begin(lea, lesson));
    }

    @Test
    void marks_are_shown_as_the_lesson_says() {
        kept(answer(questions.get(0), "{\"choice\":\"f7\"}"));
        school.database.sql("update lesson set feedback = 'never'").update();
        assertNull(own(questions.get(0)).mark());
        school.database
                .sql("update lesson set feedback = 'after-due', due_at = :due")
                .param("due", java.time.OffsetDateTime.parse("2026-11-25T12:10:00Z"))
                .update();
        assertNull(own(questions.get(0)).mark());
        school.pass(Duration.ofMinutes(10));
        assertNotNull(own(questions.get(0)).mark());
    }

    @Test
    void late_answers_give_way_to_those_in_time_where_the_lesson_does_not_count_them() {
        school.database
                .sql("update lesson set late = 'keep', due_at = :due")
                .param("due", java.time.OffsetDateTime.parse("2026-11-25T12:10:00Z"))
                .update();
        var question = questions.get(0);
        kept(answer(question, 1, "phone", 1, "{\"choice\":\"c5\"}"));
        school.pass(Duration.ofMinutes(11));
        kept(answer(question, 1, "phone", 2, "{\"choice\":\"f7\"}"));
        assertEquals(1, own(questions.get(0)).sequence());
        assertFalse(own(questions.get(0)).late());
        kept(answer(questions.get(1), "{\"truth\":true}"));
        assertTrue(own(questions.get(1)).late());
    }

    @Test
    void an_answer_takes_at_most_three_statements() {
        var counted = new CountedSource(school.database.source());
        var database = new Database(counted);
        var documents =
                new PostgresDocuments(database, new Epoch(database, school.ids, school.clock));
        documents.epoch();
        var questionsOfIt = new Questions(documents);
        var frugal =
                new Answers(
                        database,
                        documents,
                        questionsOfIt,
                        new Attempts(database, documents, school.clock),
                        school.clock);
        frugal.accept(lea, List.of(answer(questions.get(0), "{\"choice\":\"f7\"}")));
        int before = counted.statements();
        frugal.accept(lea, List.of(answer(questions.get(0), "{\"choice\":\"f7\"}")));
        assertEquals(2, counted.statements() - before);
        var ben = school.member("Ben Learner", school.school, "learner");
        school.enrol(ben, course);
        before = counted.statements();
        frugal.accept(ben, List.of(answer(questions.get(0), "{\"choice\":\"f7\"}")));
        assertEquals(3, counted.statements() - before);
    }

    private Receipt.Kept kept(SentAnswer sent) {
        var receipt = answers.accept(lea, List.of(sent)).getFirst();
        return assertInstanceOf(Receipt.Kept.class, receipt, () -> "" + receipt);
    }

    private void assertRefused(String key, SentAnswer sent) {
        var receipt = answers.accept(lea, List.of(sent)).getFirst();
        assertEquals(key, assertInstanceOf(Receipt.Refused.class, receipt).problem().key());
    }

    private OwnAnswers.Own own(Content.Pinned question) {
        var found = assertInstanceOf(OwnAnswers.Found.class, answers.own(lea, lesson));
        var own = found.byQuestion().get(question.question());
        assertNotNull(own);
        return own;
    }

    private static void assertMark(String points, OwnAnswers.Own own) {
        assertNotNull(own.mark());
        assertNotNull(own.mark().points());
        assertEquals(0, new BigDecimal(points).compareTo(own.mark().points()));
    }

    private List<Integer> numbers() {
        return school.database.sql("select number from attempt").query(Integer.class).list();
    }
}
