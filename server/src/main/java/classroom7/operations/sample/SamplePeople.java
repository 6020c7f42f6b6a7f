package classroom7.operations.sample;

import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.people.access.Actor;
import classroom7.people.membership.Members;
import classroom7.people.organization.OrganizationName;
import classroom7.people.organization.Organizations;
import classroom7.people.organization.Role;
import classroom7.people.person.Accounts;
import classroom7.people.person.Email;
import classroom7.people.person.Passwords;
import classroom7.people.person.PersonName;
import classroom7.people.person.Profile;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** Who is in the sample: a school's owner, a teacher, thirty learners; an operator beside them. */
final class SamplePeople {
    static final String SCHOOL = "Hillside School";
    static final ZoneId ZONE = ZoneId.of("Europe/London");
    static final List<String> LEARNERS =
            List.of(
                    "Aisha Rahman",
                    "Ben Carter",
                    "Chloe Martin",
                    "Daniel Osei",
                    "Elif Kaya",
                    "Felix Brandt",
                    "Grace Mbeki",
                    "Hana Sato",
                    "Ivan Petrov",
                    "Jasmin Ortega",
                    "Keira Walsh",
                    "Lin Wei",
                    "Maria Costa",
                    "Musa Bello",
                    "Nadia Haddad",
                    "Oscar Lindqvist",
                    "Priya Nair",
                    "Quentin Moreau",
                    "Rosa Gil",
                    "Sipho Ndlovu",
                    "Tom Ellis",
                    "Uma Krishnan",
                    "Viktor Horvath",
                    "Wanjiru Kamau",
                    "Ximena Rojas",
                    "Yusuf Demir",
                    "Zanele Moyo",
                    "Noah Berg",
                    "Leila Farsi",
                    "Jonas Weber");

    /** The people, once they are there. */
    record School(OrganizationId organization, Actor owner, Actor teacher, List<Actor> learners) {}

    private final Accounts accounts;
    private final Passwords passwords;
    private final Organizations organizations;
    private final Members members;

    SamplePeople(
            Accounts accounts, Passwords passwords, Organizations organizations, Members members) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.organizations = organizations;
        this.members = members;
    }

    /** Makes the school and its people, in the caller's transaction. */
    School arrive(List<SampleAccount> all) {
        // One password, hashed once: thirty-two times would take seconds of the first start.
        var hash = passwords.hash(all.getFirst().password());
        var name = Objects.requireNonNull(OrganizationName.read(SCHOOL));
        var organization = organizations.add(name, Locale.ENGLISH, ZONE);
        var arrived = new ArrayList<Actor>();
        for (var account : all) {
            var actor = create(account, name(account, arrived.size() - 2), hash);
            var role = Role.read(account.role());
            if (role == null) {
                accounts.makeOperator(actor.person());
            } else {
                members.admit(organization, actor.person(), role);
                arrived.add(actor);
            }
        }
        return school(organization, arrived);
    }

    /** The school of members who were there already, in the order of the accounts. */
    static School school(OrganizationId organization, List<Actor> people) {
        return new School(
                organization, people.get(0), people.get(1), people.subList(2, people.size()));
    }

    static Actor actor(PersonId person, String name, String email) {
        return new Actor(person, name, email, false, Locale.ENGLISH, ZONE, "sample");
    }

    private Actor create(SampleAccount account, PersonName name, String hash) {
        var email = Objects.requireNonNull(Email.read(account.email()));
        return switch (accounts.create(email, new Profile(name, Locale.ENGLISH, ZONE), hash)) {
            case Accounts.Creating.Created(var person) ->
                    actor(person, name.value(), email.value());
            case Accounts.Creating.EmailTaken() ->
                    throw new IllegalStateException("Half a sample: " + email + " is taken");
        };
    }

    private static PersonName name(SampleAccount account, int learner) {
        var name =
                switch (Role.read(account.role())) {
                    case OWNER -> "Martin Hale";
                    case TEACHER -> "Ngozi Okafor";
                    case LEARNER -> LEARNERS.get(learner);
                    case null -> "Robin Frost";
                };
        return Objects.requireNonNull(PersonName.read(name));
    }
}
