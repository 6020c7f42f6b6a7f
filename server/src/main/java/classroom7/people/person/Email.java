package classroom7.people.person;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An e-mail address in lower case, of the part of RFC 5321's form that people really have: no
 * quotes, no comments, nothing that could end a header line.
 */
public record Email(String value) {
    public static final int LENGTH_MAX = 254;

    private static final Pattern FORM =
            Pattern.compile(
                    "[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");

    /** The address in a text someone typed; null when it is none. */
    public static @Nullable Email read(String typed) {
        var tidy = typed.strip().toLowerCase(Locale.ROOT);
        return tidy.length() <= LENGTH_MAX && FORM.matcher(tidy).matches() ? new Email(tidy) : null;
    }

    @Override
    public String toString() {
        return value;
    }
}
