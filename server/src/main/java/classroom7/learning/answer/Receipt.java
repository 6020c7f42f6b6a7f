package classroom7.learning.answer;

import classroom7.base.Problem;
import java.time.Instant;

/** What a device gets for an answer it sent. */
public sealed interface Receipt {
    /** The answer's id as it was sent. */
    String id();

    /**
     * The answer is on disk.
     *
     * @param repeated the same answer was accepted before; this is its first receipt again
     * @param receivedAt when it was accepted, by the server's clock
     * @param digest SHA-256 over the canonical JSON of the answer, hexadecimal
     * @param copies independent stores that hold it
     * @param epoch the installation's; when it changes, devices send again what they hold
     */
    record Kept(
            String id,
            boolean repeated,
            Instant receivedAt,
            String digest,
            int copies,
            String epoch)
            implements Receipt {}

    /** Nothing was stored, for this reason. */
    record Refused(String id, Problem problem, String epoch) implements Receipt {}
}
