package classroom7.platform.mail;

/** Mail could not be written or read, by no fault of the letter. */
public final class MailFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MailFailure(String what, Throwable cause) {
        super(what, cause);
    }
}
