package classroom7.platform.process;

/**
 * The world is not as the program needs it, and an operator can mend it. The message is one line:
 * what is wrong and what to do. The command line prints it alone and ends with code 2.
 */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Refusal(String line) {
        super(line);
    }

    public Refusal(String line, Throwable cause) {
        super(line, cause);
    }
}
