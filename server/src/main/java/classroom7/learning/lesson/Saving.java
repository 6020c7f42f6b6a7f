package classroom7.learning.lesson;

import classroom7.base.Problem;
import java.time.Instant;

/** How saving a draft ended. */
public sealed interface Saving {
    /** It is on disk. */
    record Saved(long revision, Instant at) implements Saving {}

    /** Somebody saved another text since; here it is. What was typed is still the writer's. */
    record Conflict(Draft newer) implements Saving {}

    record Invalid(Problem problem) implements Saving {}

    record NotFound() implements Saving {}
}
