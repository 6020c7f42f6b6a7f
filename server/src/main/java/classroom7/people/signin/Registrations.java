package classroom7.people.signin;

import classroom7.base.Problem;
import classroom7.people.audit.Audit;
import classroom7.people.audit.Deed;
import classroom7.people.person.Accounts;
import classroom7.people.person.Email;
import classroom7.people.person.Newcomer;
import classroom7.people.person.Passwords;
import classroom7.people.person.Profile;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Accounts that people make for themselves, where something else lets them in: a course's code. */
public final class Registrations {
    private final Accounts accounts;
    private final Passwords passwords;
    private final Audit audit;

    public Registrations(Accounts accounts, Passwords passwords, Audit audit) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.audit = audit;
    }

    /**
     * Makes an account; the address is not proven yet. The caller has made sure that the person may
     * come in.
     *
     * @throws Passwords.Busy when too many passwords are being hashed
     */
    public Registering register(String email, String name, String password, Locale language) {
        var problems = new ArrayList<Problem>();
        var address = Email.read(email);
        if (address == null) {
            problems.add(Problem.of("email", "people.email.wrong"));
        }
        if (Newcomer.read(name, password) instanceof Newcomer.Reading.Invalid(var wrong)) {
            problems.addAll(wrong);
        }
        return address != null
                        && Newcomer.read(name, password)
                                instanceof Newcomer.Reading.Valid(var newcomer)
                ? register(address, newcomer, language)
                : new Registering.Invalid(List.copyOf(problems));
    }

    private Registering register(Email email, Newcomer newcomer, Locale language) {
        var hash = passwords.hash(newcomer.password().value());
        var profile = new Profile(newcomer.name(), language, ZoneOffset.UTC);
        return switch (accounts.create(email, profile, hash)) {
            case Accounts.Creating.EmailTaken() -> new Registering.EmailTaken();
            case Accounts.Creating.Created(var person) -> {
                audit.note(Deed.installation(person, "person.registered", person.value()));
                yield new Registering.Registered(person);
            }
        };
    }
}
