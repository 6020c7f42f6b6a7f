package classroom7.platform.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A letter as in a list.
 *
 * @param due when it is tried next, if it is
 * @param said what the server answered last; may be empty
 * @param maybeTwice how often it was sent again though it may have gone before
 */
public record KeptMail(
        String id,
        Instant at,
        String to,
        String subject,
        State state,
        int attempts,
        @Nullable Instant due,
        String said,
        int maybeTwice) {
    /** What has become of a letter. */
    public enum State {
        WAITING("waiting"),
        HANDED_OVER("handed-over"),
        KEPT("kept"),
        GIVEN_UP("given-up"),
        REFUSED_ADDRESS("refused-address"),
        UNSUBSCRIBED("unsubscribed");

        private final String word;

        State(String word) {
            this.word = word;
        }

        /** As it stands in the database, in addresses and in keys of messages. */
        public String word() {
            return word;
        }

        static State of(String word) {
            for (var state : values()) {
                if (state.word.equals(word)) {
                    return state;
                }
            }
            throw new IllegalStateException("No state of a letter: " + word);
        }
    }
}
