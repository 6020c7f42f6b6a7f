package classroom7.platform.file;

/** The store of files did not do what it must; the message says what was being done. */
public final class FileFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public FileFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
