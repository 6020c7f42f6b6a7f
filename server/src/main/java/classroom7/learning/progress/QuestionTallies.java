package classroom7.learning.progress;

import classroom7.base.LessonId;
import classroom7.base.QuestionId;
import classroom7.learning.question.QuestionVersion;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Per question of a course how many chose what, for who teaches it. */
public sealed interface QuestionTallies {
    record Found(String title, List<OfLesson> lessons) implements QuestionTallies {
        public Found {
            lessons = List.copyOf(lessons);
        }
    }

    record NotFound() implements QuestionTallies {}

    record OfLesson(LessonId lesson, String title, List<Tally> questions) {
        public OfLesson {
            questions = List.copyOf(questions);
        }
    }

    /**
     * One question, as the published lesson pins it.
     *
     * @param answered learners who answered it in their current attempt
     * @param right of these with all points
     * @param waiting of these that a teacher has to mark
     * @param mean points on average; null while none is marked
     * @param buckets most frequent first, at most {@link Progress#BUCKETS_MAX}
     */
    record Tally(
            QuestionId question,
            QuestionVersion version,
            int answered,
            int right,
            int waiting,
            @Nullable BigDecimal mean,
            List<Bucket> buckets) {
        public Tally {
            buckets = List.copyOf(buckets);
        }
    }

    /**
     * @param name as the kind of question names it: a choice's id, a text that was typed
     */
    record Bucket(String name, int count) {}
}
