package classroom7.learning.lesson;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** A due date as it was typed, where, and the instant it means. */
public record Due(LocalDateTime local, ZoneId zone) {

    /**
     * A time that the clock shows twice (the night it is set back) is the later one, and a time
     * that it skips (the night it is set forward) is the first it shows afterwards, moved on by
     * what was skipped: never earlier than a learner can read it.
     */
    public Instant at() {
        return ZonedDateTime.of(local, zone).withLaterOffsetAtOverlap().toInstant();
    }
}
