package classroom7.web.form;

import classroom7.people.organization.Role;
import classroom7.people.person.Languages;
import classroom7.platform.words.Words;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A list to choose one of. */
public record Selection(String name, String label, List<Choice> choices, String problem) {
    public Selection {
        choices = List.copyOf(choices);
    }

    public String id() {
        return "field-" + name;
    }

    public boolean isWrong() {
        return !problem.isEmpty();
    }

    /** The languages the pages are written in, each in its own words. */
    public static Selection languages(Fields fields, Locale chosen) {
        var choices =
                Languages.offered().stream()
                        .map(language ->
                                new Choice(
                                        language.toLanguageTag(),
                                        language.getDisplayName(language),
                                        language.getLanguage().equals(chosen.getLanguage())))
                        .toList();
        return new Selection(
                "language",
                fields.words().say("form.language"),
                choices,
                fields.problem("language"));
    }

    /** The time zones that are named after a place. */
    public static Selection zones(Fields fields, String chosen) {
        var choices =
                ZoneId.getAvailableZoneIds().stream()
                        .filter(zone -> isPlace(zone) || zone.equals(chosen))
                        .sorted()
                        .map(zone -> new Choice(zone, zone.replace('_', ' '), zone.equals(chosen)))
                        .toList();
        return new Selection(
                "zone", fields.words().say("form.zone"), choices, fields.problem("zone"));
    }

    /** The roles of an organization. */
    public static Selection roles(Words words, Role chosen) {
        var choices =
                Arrays.stream(Role.values())
                        .sorted(java.util.Comparator.reverseOrder())
                        .map(role ->
                                new Choice(
                                        role.word(),
                                        words.say("role." + role.word()),
                                        role == chosen))
                        .toList();
        return new Selection("role", words.say("form.role"), choices, "");
    }

    private static boolean isPlace(String zone) {
        return zone.equals("UTC")
                || zone.matches(
                        "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*");
    }
}
