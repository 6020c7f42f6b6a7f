package classroom7.learning.attempt;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.PersonId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is at work on a timed lesson, for who teaches it. */
public sealed interface AtWork {
    /**
     * @param minutesMax the lesson's time; 0: no longer timed
     * @param questions of the published version
     * @param learners of the course, by name
     */
    record Found(
            String title,
            CourseId course,
            String courseTitle,
            int minutesMax,
            int questions,
            Instant now,
            List<Learner> learners)
            implements AtWork {
        public Found {
            learners = List.copyOf(learners);
        }
    }

    /** The lessons of a course that somebody is at work on now. */
    record InCourse(List<Count> lessons) implements AtWork {
        public InCourse {
            lessons = List.copyOf(lessons);
        }
    }

    record NotFound() implements AtWork {}

    /**
     * @param attempt the newest timed one; null: none has begun
     * @param answered questions of it
     * @param minutesGiven to it while it ran
     */
    record Learner(
            PersonId person,
            String name,
            @Nullable Attempt attempt,
            int answered,
            int minutesGiven) {}

    /** How many are at work on a lesson now. */
    record Count(LessonId lesson, String title, int learners) {}
}
