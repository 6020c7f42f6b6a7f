package classroom7.learning.attachment;

/** How attaching a file ended. */
public sealed interface Attaching {
    /** It is on disk; the same file with the same name was perhaps there before. */
    record Attached(Attachment attachment) implements Attaching {}

    record TooLarge(long bytesMax) implements Attaching {}

    /** Not one of the types that may be attached. */
    record WrongType(String name) implements Attaching {}

    /** There is no room left on the server, or the course has used what it may. */
    record NoRoom() implements Attaching {}

    /** The sender stopped in the middle. */
    record BrokenOff() implements Attaching {}

    record NotFound() implements Attaching {}
}
