package classroom7.learning.course;

import classroom7.base.CourseId;
import classroom7.base.Problem;

/** How making a course ended. */
public sealed interface Creating {
    record Created(CourseId id) implements Creating {}

    record Invalid(Problem problem) implements Creating {}

    /** No organization of the actor's, or the actor does not teach in it. */
    record NotFound() implements Creating {}
}
