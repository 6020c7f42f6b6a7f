package classroom7.learning.attempt;

import java.time.Instant;

/** What time it is in the actor's current attempt. */
public sealed interface Timing {
    /**
     * @param now by the server's clock
     */
    record Known(Attempt attempt, Instant now) implements Timing {}

    /** No timed attempt of the actor's is there. */
    record NotFound() implements Timing {}
}
