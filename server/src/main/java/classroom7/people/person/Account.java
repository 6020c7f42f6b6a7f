package classroom7.people.person;

import classroom7.base.PersonId;
import org.jspecify.annotations.Nullable;

/** What signing in needs of a person; the hash is null until a password was set. */
public record Account(
        PersonId person, Email email, String name, String language, @Nullable String passwordHash) {
    @Override
    public String toString() {
        return "Account[" + person + "]";
    }
}
