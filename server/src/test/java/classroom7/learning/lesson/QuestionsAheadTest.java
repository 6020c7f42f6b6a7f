package classroom7.learning.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.documents.Documents;
import classroom7.documents.DocumentsFailure;
import classroom7.documents.DocumentsFailure.Reason;
import classroom7.learning.Classroom;
import classroom7.learning.answer.Answering;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestionsAheadTest {
    private final Classroom school = new Classroom();
    private final AtomicInteger asked = new AtomicInteger();
    private List<QuestionVersion.Pin> pins;

    @BeforeEach
    void publish() {
        var course = school.course();
        var lesson = school.lesson(school.unit(course, "Water"), "Roots", Answering.LESSON);
        school.publish(lesson);
        school.enrol(school.learner, course);
        pins =
                new Answering(school)
                        .questions(school.learner, lesson).stream()
                                .map(pin -> new QuestionVersion.Pin(pin.question(), pin.version()))
                                .toList();
    }

    /** A process that has just begun: nothing is in its memory. */
    private Questions begun(InvocationHandler store) {
        var documents =
                Proxy.newProxyInstance(
                        Documents.class.getClassLoader(), new Class<?>[] {Documents.class}, store);
        return new Questions((Documents) documents);
    }

    @Test
    void what_lessons_ask_is_in_memory_before_the_first_page() {
        var questions =
                begun((proxy, method, arguments) -> {
                    asked.incrementAndGet();
                    return method.invoke(school.documents, arguments);
                });
        new QuestionsAhead(school.database, questions).read();
        assertEquals(1, asked.get());
        assertEquals(pins.size(), questions.findAll(school.school, pins).size());
        assertTrue(pins.size() > 1);
        assertEquals(1, asked.get());
    }

    @Test
    void a_store_that_is_away_holds_no_start_up() {
        var questions =
                begun((proxy, method, arguments) -> {
                    asked.incrementAndGet();
                    throw new DocumentsFailure(Reason.UNREACHABLE, "planted", null);
                });
        new QuestionsAhead(school.database, questions).read();
        assertEquals(1, asked.get());
    }
}
