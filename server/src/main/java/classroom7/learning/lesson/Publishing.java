package classroom7.learning.lesson;

import classroom7.base.Problem;
import classroom7.learning.question.Segment;
import java.time.Instant;
import java.util.List;

/** How publishing a lesson ended. */
public sealed interface Publishing {
    /** Learners see it from now on, or from its publish date. */
    record Published(int version, Instant at, int questions) implements Publishing {}

    /** What keeps it from being published, each with its line of the text. Nothing changed. */
    record Unready(List<Segment.Found> problems) implements Publishing {
        public Unready {
            problems = List.copyOf(problems);
        }
    }

    /** Somebody kept changing the draft meanwhile. Nothing changed. */
    record ChangedMeanwhile() implements Publishing {}

    /** The store of documents would not keep a question; what it said is for a log. */
    record Refused(Problem problem, String cause) implements Publishing {}

    record NotFound() implements Publishing {}
}
