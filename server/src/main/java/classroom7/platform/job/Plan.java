package classroom7.platform.job;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** When a job is due. */
public sealed interface Plan {
    /** The first time that it is due after a moment. */
    Instant next(Instant after);

    /**
     * Once on every date of a zone. Where clocks are put forward over that time it is due as much
     * later; where they show it twice, the first time.
     *
     * @param zone the server's, or an organization's
     */
    record Daily(LocalTime at, ZoneId zone) implements Plan {
        @Override
        public Instant next(Instant after) {
            var date = after.atZone(zone).toLocalDate();
            var due = ZonedDateTime.of(date, at, zone).toInstant();
            return due.isAfter(after)
                    ? due
                    : ZonedDateTime.of(date.plusDays(1), at, zone).toInstant();
        }
    }

    /** So long after the end of the run before. */
    record Every(Duration pause) implements Plan {
        public Every {
            if (!pause.isPositive()) {
                throw new IllegalArgumentException("No pause: " + pause);
            }
        }

        @Override
        public Instant next(Instant after) {
            return after.plus(pause);
        }
    }
}
