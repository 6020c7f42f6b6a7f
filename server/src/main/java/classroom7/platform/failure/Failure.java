package classroom7.platform.failure;

import java.time.Instant;
import java.util.List;

/**
 * A group of equal failures.
 *
 * @param type the class of what caused it first
 * @param place the first method of ours on the way
 * @param count how often it was seen since it was first seen
 * @param examples the newest first; empty in a list
 */
public record Failure(
        String id,
        String type,
        String place,
        String stack,
        State state,
        long count,
        Instant firstSeen,
        Instant lastSeen,
        List<Example> examples) {
    public Failure {
        examples = List.copyOf(examples);
    }

    /** What the operator made of it. */
    public enum State {
        OPEN,
        /** Was resolved, and was seen again. */
        CAME_BACK,
        RESOLVED,
        /** Counted, but it is no news, ever. */
        IGNORED;

        /** Whether somebody is to look at it. */
        public boolean isNews() {
            return this == OPEN || this == CAME_BACK;
        }
    }

    /**
     * One time that it happened.
     *
     * @param told the number that a person was shown; empty: nobody was
     * @param message without personal data and secrets
     * @param request what was asked for, as a route; empty: it was no request
     * @param person who asked; empty: nobody, or it is not known
     * @param process which kind of process, and which
     */
    public record Example(
            String told,
            Instant at,
            String message,
            String request,
            String person,
            String process,
            String release) {}
}
