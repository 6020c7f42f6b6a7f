package classroom7.people.signin;

/** How ending a session or revoking a token may end. */
public sealed interface Ending {
    /** It is over; every process forgets it within a second. */
    record Ended() implements Ending {}

    /** There is no such one of the actor's, or it was over before. */
    record NotFound() implements Ending {}
}
