package classroom7.learning.attempt;

/** How handing in a timed attempt, or taking that back, may end. */
public sealed interface HandingIn {
    /** The attempt is handed in; again gives the same. */
    record HandedIn(Attempt attempt) implements HandingIn {}

    /** The attempt is worked on, as if it had never been handed in. */
    record GoesOn(Attempt attempt) implements HandingIn {}

    /** The time had ended: there was nothing to do any more. */
    record Over(Attempt attempt) implements HandingIn {}

    /** No timed attempt has begun. */
    record NotBegun() implements HandingIn {}

    record NotFound() implements HandingIn {}
}
