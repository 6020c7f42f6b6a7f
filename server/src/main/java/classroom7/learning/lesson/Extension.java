package classroom7.learning.lesson;

import classroom7.base.PersonId;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A learner of the lesson's course, with the due date of their own if there is one. */
public record Extension(PersonId person, String name, @Nullable Given given) {
    /** What was typed, where, and the instant it means. */
    public record Given(LocalDateTime local, ZoneId zone, Instant at) {}
}
