package classroom7.learning.enrolment;

import java.time.Duration;

/** How looking a join code up ended. */
public sealed interface Looking {
    record Found(Offer offer) implements Looking {}

    /** No course takes this code. */
    record NotFound() implements Looking {}

    /**
     * Too many wrong codes within an hour: this one was not looked up.
     *
     * @param pause until it would be
     */
    record TooOften(Duration pause) implements Looking {}
}
