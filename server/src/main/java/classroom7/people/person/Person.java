package classroom7.people.person;

import classroom7.base.PersonId;
import java.time.ZoneId;
import java.util.Locale;

/** Who somebody is in every organization. */
public record Person(
        PersonId id, Email email, String name, Locale language, ZoneId zone, boolean operator) {}
