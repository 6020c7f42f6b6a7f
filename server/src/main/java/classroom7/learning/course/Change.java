package classroom7.learning.course;

import classroom7.base.Problem;

/** How a change to something of a course ended. */
public sealed interface Change {
    record Done() implements Change {}

    record Invalid(Problem problem) implements Change {}

    /** Not there, or not the actor's to change. */
    record NotFound() implements Change {}
}
