package classroom7.learning.answer;

import classroom7.base.LessonId;
import classroom7.documents.Documents;
import classroom7.learning.Classroom;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.lesson.Content;
import classroom7.learning.lesson.Reading;
import classroom7.people.access.Actor;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A classroom in which answers are sent. */
public final class Answering {
    private static final JsonMapper JSON = new JsonMapper();
    private static final AtomicLong NUMBER = new AtomicLong();

    /** A choice worth two points, a truth worth one, a number worth one. */
    public static final String LESSON =
            """
            Plants drink with their roots.

            ??? choice points=2
            What lifts water?

            ( ) Pumping roots {#a3}
            (x) Evaporation {#f7}
            (x 50%) Capillarity {#c5}
            ???

            ??? truth
            Water is wet.

            = true
            ???

            ??? number
            Acceleration?

            = 9.81 +- 0.05
            ???
            """;

    public final Classroom school;
    public final Documents documents;
    public final Attempts attempts;
    public final Answers answers;

    public Answering(Classroom school) {
        this.school = school;
        this.documents = school.documents;
        this.attempts = new Attempts(school.database, documents, school.clock);
        this.answers =
                new Answers(school.database, documents, school.questions, attempts, school.clock);
    }

    /** The questions of a lesson in order, as its reader meets them. */
    public List<Content.Pinned> questions(Actor reader, LessonId lesson) {
        if (school.lessons.read(reader, lesson) instanceof Reading.Open(var open)
                && open.published() != null) {
            return open.published().content().questions();
        }
        throw new IllegalStateException("Not open: " + lesson);
    }

    public static SentAnswer answer(Content.Pinned question, String response) {
        return answer(question, 1, "phone", 1, response);
    }

    public static SentAnswer answer(
            Content.Pinned question,
            int attempt,
            @Nullable String device,
            long sequence,
            String response) {
        return new SentAnswer(
                id(),
                question.question(),
                question.version(),
                attempt,
                device,
                sequence,
                JSON.readTree(response),
                "2026-11-25T11:59:00+01:00",
                null);
    }

    /** The same answer with another response. */
    public static SentAnswer changed(SentAnswer answer, String response) {
        return new SentAnswer(
                answer.id(),
                answer.question(),
                answer.version(),
                answer.attempt(),
                answer.device(),
                answer.sequence(),
                JSON.readTree(response),
                answer.answeredAt(),
                answer.sinceStart());
    }

    /** A UUID of version 7 that is not used twice. */
    public static String id() {
        long number = NUMBER.incrementAndGet();
        return new UUID(0x019a_0000_0000_7000L + (number << 16), 0x8000_0000_0000_0000L | number)
                .toString();
    }
}
