package classroom7.people.person;

import classroom7.base.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A new password. Long enough is the only rule: rules of composition make people choose worse (NIST
 * SP 800-63B, 3.1.1.2).
 */
public record Password(String value) {
    public static final int LENGTH_MIN = 10;
    public static final int LENGTH_MAX = 200;

    /** What is wrong with it as a new password; null when nothing is. */
    public static @Nullable Problem problem(String field, String typed) {
        if (typed.codePointCount(0, typed.length()) < LENGTH_MIN) {
            return Problem.of(field, "people.password.short", LENGTH_MIN);
        }
        if (typed.length() > LENGTH_MAX) {
            return Problem.of(field, "people.password.long", LENGTH_MAX);
        }
        return null;
    }

    @Override
    public String toString() {
        return "Password[…]";
    }
}
