package classroom7.web.gate;

/** A route that needs a person was asked by nobody: sign in first. */
final class SignedOut extends RuntimeException {
    private static final long serialVersionUID = 1;

    SignedOut() {
        super("signed out", null, false, false);
    }
}
