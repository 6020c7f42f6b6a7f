package classroom7.learning.exchange;

import classroom7.base.Problem;

/** What was given cannot be imported at all; the problem says why. Nothing was changed. */
public final class BadBundle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    public BadBundle(String key, Object... arguments) {
        super(key);
        this.problem = Problem.of("", key, arguments);
    }

    public Problem problem() {
        return problem;
    }
}
