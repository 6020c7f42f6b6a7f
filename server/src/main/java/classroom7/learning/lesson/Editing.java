package classroom7.learning.lesson;

/** How opening a lesson's draft ended. */
public sealed interface Editing {
    record Open(Draft draft) implements Editing {}

    /** Not there, or not the actor's to write. */
    record NotFound() implements Editing {}
}
