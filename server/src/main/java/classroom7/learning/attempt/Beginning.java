package classroom7.learning.attempt;

import java.time.Instant;

/** How beginning an attempt by request may end. */
public sealed interface Beginning {
    /** The attempt runs; one that has no answer yet is given again rather than a second one. */
    record Begun(Attempt attempt) implements Beginning {}

    /** As many as the lesson allows were begun. */
    record NoneLeft(int attemptsMax) implements Beginning {}

    /** It was due, and late answers do not count: timed work no longer begins. */
    record TooLate(Instant due) implements Beginning {}

    /** The lesson or its course is archived: to be read, not worked on. */
    record Closed() implements Beginning {}

    /** Who teaches a course makes no attempts in it. */
    record Teaches() implements Beginning {}

    record NotFound() implements Beginning {}
}
