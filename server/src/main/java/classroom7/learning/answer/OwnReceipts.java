package classroom7.learning.answer;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Everything the actor ever sent for one lesson and got a receipt for. */
public sealed interface OwnReceipts {
    /**
     * @param title of the lesson
     * @param epoch the installation's, now
     * @param all in the order received
     */
    record Found(
            OrganizationId organization,
            CourseId course,
            String courseTitle,
            String title,
            String epoch,
            List<Kept> all)
            implements OwnReceipts {
        public Found {
            all = List.copyOf(all);
        }
    }

    record NotFound() implements OwnReceipts {}

    /**
     * An answer that is kept.
     *
     * @param sent the members that the digest is over, as they were sent
     * @param copies independent stores that hold it
     * @param late received after the due date
     * @param counts whether it is the one that counts in its attempt
     */
    record Kept(KeptAnswer answer, JsonNode sent, int copies, boolean late, boolean counts) {}
}
