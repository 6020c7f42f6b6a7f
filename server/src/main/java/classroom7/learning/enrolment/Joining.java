package classroom7.learning.enrolment;

import classroom7.base.CourseId;
import java.time.Duration;

/** How joining a course by its code ended. */
public sealed interface Joining {
    record Joined(CourseId course, String title) implements Joining {}

    /** Was in it already. */
    record AlreadyIn(CourseId course, String title) implements Joining {}

    /** No course takes this code. */
    record NotFound() implements Joining {}

    /**
     * Too many wrong codes within an hour.
     *
     * @param pause until one is taken again
     */
    record TooOften(Duration pause) implements Joining {}
}
