package classroom7.learning.lesson;

import classroom7.base.CourseId;
import java.time.Instant;

/** How looking up a lesson to read it ended. */
public sealed interface Reading {
    record Open(Lesson lesson) implements Reading {}

    /** For a learner before its publish date: known by name, not by content. */
    record NotOpenYet(String title, CourseId course, String courseTitle, Instant opensAt)
            implements Reading {}

    record NotFound() implements Reading {}
}
