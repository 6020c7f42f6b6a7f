package classroom7.learning.exchange;

import classroom7.base.CourseId;
import classroom7.base.Problem;
import java.util.List;

/** How carrying out an import may end. */
public sealed interface Importing {
    /**
     * Everything is there.
     *
     * @param published lessons that learners can see now
     */
    record Imported(
            CourseId course,
            String title,
            int units,
            int lessons,
            int published,
            int questions,
            int files,
            List<Finding> findings)
            implements Importing {
        public Imported {
            findings = List.copyOf(findings);
        }
    }

    /** No place of the actor's to put it. Nothing changed. */
    record NotFound() implements Importing {}

    /** It could not be done, and nothing changed. */
    record Refused(Problem problem) implements Importing {}
}
