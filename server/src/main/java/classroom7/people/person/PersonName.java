package classroom7.people.person;

import classroom7.base.Texts;
import org.jspecify.annotations.Nullable;

/** What a person is called: one line, at most 100 characters. */
public record PersonName(String value) {
    public static final int LENGTH_MAX = 100;

    /** The name in a text someone typed, runs of white space made one; null when it is none. */
    public static @Nullable PersonName read(String typed) {
        var tidy = Texts.line(typed);
        return tidy.isEmpty() || tidy.length() > LENGTH_MAX ? null : new PersonName(tidy);
    }

    /** What to call someone of whom only the address is known: the part before the "@". */
    public static PersonName of(Email email) {
        var local = email.value().substring(0, email.value().indexOf('@'));
        return new PersonName(local);
    }

    @Override
    public String toString() {
        return value;
    }
}
