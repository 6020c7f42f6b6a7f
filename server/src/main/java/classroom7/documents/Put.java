package classroom7.documents;

/** How one write of a document may end. Whatever is not an ending is a {@link DocumentsFailure}. */
public sealed interface Put {
    /** It is on disk, in this revision. */
    record Stored(String revision) implements Put {}

    /** The id exists already, or exists in another revision than the one given. Nothing changed. */
    record Conflict() implements Put {}

    /** This document cannot be kept: too large, not JSON, an id of the wrong form. */
    record Refused(String problem) implements Put {}
}
