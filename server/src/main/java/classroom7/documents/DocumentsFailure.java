package classroom7.documents;

import org.jspecify.annotations.Nullable;

/**
 * The store could not do what was asked; whether a write happened may be unknown. Writing the same
 * document again with the same id is always safe.
 */
public final class DocumentsFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Why, so far as it makes a difference to who has to act. */
    public enum Reason {
        /** No connection, or it broke. */
        UNREACHABLE,
        /** No reply within the limit. */
        TIMEOUT,
        /** 401, 403: name or password are not accepted. */
        UNAUTHORISED,
        /** 413: larger than the store's own limit. */
        TOO_LARGE,
        /** 429, or more waiting here than the limit allows. */
        BUSY,
        /** 507, or a quota is used up. */
        FULL,
        /** What is written would not survive a crash of the machine, so nothing is. */
        UNDURABLE,
        /** Any other refusal. */
        REFUSED,
        /** A reply that cannot be understood. */
        GARBLED
    }

    private final Reason reason;

    public DocumentsFailure(Reason reason, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
