package classroom7.people.organization;

import classroom7.base.Texts;
import org.jspecify.annotations.Nullable;

/** What an organization is called: one line, at most 100 characters. */
public record OrganizationName(String value) {
    public static final int LENGTH_MAX = 100;

    /** The name in a text someone typed; null when it is none. */
    public static @Nullable OrganizationName read(String typed) {
        var tidy = Texts.line(typed);
        return tidy.isEmpty() || tidy.length() > LENGTH_MAX ? null : new OrganizationName(tidy);
    }

    @Override
    public String toString() {
        return value;
    }
}
