package classroom7.learning.attachment;

/** How removing an attachment, or bringing it back, ended. */
public sealed interface Removing {
    /** The name of the file. */
    record Done(String name) implements Removing {}

    /** Not there, or not the actor's to remove. */
    record NotFound() implements Removing {}
}
