package classroom7.learning.progress;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a course has got: learners by lessons for who teaches, one's own row for a learner. */
public sealed interface CourseProgress {
    /**
     * @param learners by name; at most {@link Progress#LEARNERS_MAX}
     */
    record Taught(String title, List<Column> lessons, List<Row> learners)
            implements CourseProgress {
        public Taught {
            lessons = List.copyOf(lessons);
            learners = List.copyOf(learners);
        }
    }

    /**
     * @param hidden lessons whose marks are not shown now
     */
    record Own(String title, List<Column> lessons, Row row, List<LessonId> hidden)
            implements CourseProgress {
        public Own {
            hidden = List.copyOf(hidden);
            lessons = List.copyOf(lessons);
        }
    }

    record NotFound() implements CourseProgress {}

    /**
     * A published lesson that is not archived, in the course's order.
     *
     * @param dueAt the lesson's; in {@link Own} the learner's own
     */
    record Column(
            LessonId lesson,
            String title,
            String unit,
            int questions,
            @Nullable Instant opensAt,
            @Nullable Instant dueAt) {}

    /**
     * @param cells where the learner has begun
     * @param read lessons read to their end
     */
    record Row(PersonId person, String name, Map<LessonId, Cell> cells, List<LessonId> read) {
        public Row {
            cells = Map.copyOf(cells);
            read = List.copyOf(read);
        }
    }
}
