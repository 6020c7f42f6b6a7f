package classroom7.people.organization;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person is in an organization; the first may most. */
public enum Role {
    /** Manages the people and teaches every course. */
    OWNER,
    /** Makes courses and teaches those of which they are a teacher. */
    TEACHER,
    /** Learns in the courses in which they are enrolled. */
    LEARNER;

    /** As the database and forms write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The role of a word, in any case; null when it is none. */
    public static @Nullable Role read(String word) {
        for (Role role : values()) {
            if (role.word().equals(word.strip().toLowerCase(Locale.ROOT))) {
                return role;
            }
        }
        return null;
    }

    /** The role of a word that can only be one, as the database's. */
    public static Role of(String word) {
        var role = read(word);
        if (role == null) {
            throw new IllegalStateException("No role: " + word);
        }
        return role;
    }
}
