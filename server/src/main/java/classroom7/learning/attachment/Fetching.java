package classroom7.learning.attachment;

/** How looking up an attachment ended. */
public sealed interface Fetching {
    record Found(Attachment attachment) implements Fetching {}

    /** Not there, or of a course that is not the actor's. */
    record NotFound() implements Fetching {}
}
