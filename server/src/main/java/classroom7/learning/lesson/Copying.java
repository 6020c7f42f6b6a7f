package classroom7.learning.lesson;

import classroom7.base.CourseId;

/** How copying a course ended. */
public sealed interface Copying {
    record Copied(CourseId id, String title) implements Copying {}

    record NotFound() implements Copying {}
}
