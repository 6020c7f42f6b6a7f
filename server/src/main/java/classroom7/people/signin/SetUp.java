package classroom7.people.signin;

import classroom7.base.Problem;
import classroom7.people.organization.OrganizationName;
import classroom7.people.person.Email;
import classroom7.people.person.Newcomer;
import classroom7.people.person.Profile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The first organization and its first person, already read. */
public record SetUp(
        OrganizationName organization,
        Email email,
        Newcomer newcomer,
        Locale language,
        ZoneId zone) {
    /** How reading one may end. */
    public sealed interface Reading {
        record Valid(SetUp setUp) implements Reading {}

        record Invalid(List<Problem> problems) implements Reading {}
    }

    /** What was typed. */
    public record Typed(
            String organization, String name, String email, String password, String zone) {
        @Override
        public String toString() {
            return "Typed[…]";
        }
    }

    /** Reads what was typed; an unknown zone becomes UTC: a browser named it, not the person. */
    public static Reading read(Typed typed, Locale language) {
        var problems = new ArrayList<Problem>();
        var organization = OrganizationName.read(typed.organization());
        if (organization == null) {
            problems.add(
                    Problem.of(
                            "organization",
                            "people.organization.name.wrong",
                            OrganizationName.LENGTH_MAX));
        }
        var email = Email.read(typed.email());
        if (email == null) {
            problems.add(Problem.of("email", "people.email.wrong"));
        }
        var newcomer =
                switch (Newcomer.read(typed.name(), typed.password())) {
                    case Newcomer.Reading.Valid(var valid) -> valid;
                    case Newcomer.Reading.Invalid(var wrong) -> {
                        problems.addAll(wrong);
                        yield null;
                    }
                };
        return organization == null || email == null || newcomer == null
                ? new Reading.Invalid(List.copyOf(problems))
                : new Reading.Valid(
                        new SetUp(organization, email, newcomer, language, zone(typed.zone())));
    }

    private static ZoneId zone(@Nullable String typed) {
        var zone = typed == null ? null : Profile.zone(typed);
        return zone == null ? ZoneId.of("UTC") : zone;
    }
}
