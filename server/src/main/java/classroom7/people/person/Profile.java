package classroom7.people.person;

import classroom7.base.Problem;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a person says of themselves. */
public record Profile(PersonName name, Locale language, ZoneId zone) {
    /** How reading one may end. */
    public sealed interface Reading {
        record Valid(Profile profile) implements Reading {}

        record Invalid(List<Problem> problems) implements Reading {}
    }

    /** Reads what was typed and chosen. */
    public static Reading read(String name, String language, String zone) {
        var problems = new ArrayList<Problem>();
        var readName = PersonName.read(name);
        if (readName == null) {
            problems.add(Problem.of("name", "people.name.wrong", PersonName.LENGTH_MAX));
        }
        if (!Languages.isOffered(language)) {
            problems.add(Problem.of("language", "people.language.wrong"));
        }
        var readZone = zone(zone);
        if (readZone == null) {
            problems.add(Problem.of("zone", "people.zone.wrong"));
        }
        return readName != null && readZone != null && problems.isEmpty()
                ? new Reading.Valid(
                        new Profile(readName, Locale.forLanguageTag(language), readZone))
                : new Reading.Invalid(List.copyOf(problems));
    }

    /** The time zone of a name as "Europe/Berlin"; null when Java and tzdata know none. */
    public static @org.jspecify.annotations.Nullable ZoneId zone(String name) {
        try {
            return ZoneId.getAvailableZoneIds().contains(name) ? ZoneId.of(name) : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}
