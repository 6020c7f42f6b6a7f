package classroom7.people.signin;

import classroom7.base.PersonId;
import classroom7.people.access.Secrets;
import classroom7.people.audit.Audit;
import classroom7.people.audit.Deed;
import classroom7.people.membership.Members;
import classroom7.people.organization.Organizations;
import classroom7.people.organization.Role;
import classroom7.people.person.Accounts;
import classroom7.people.person.Passwords;
import classroom7.people.person.Profile;
import classroom7.platform.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * The first run: a one-time link creates the operator and the first organization with its owner.
 */
public final class FirstRun {
    public static final Duration LINK_VALID = Duration.ofDays(7);

    /** How setting up may end. */
    public sealed interface Ending {
        /** There is an operator now, who owns the first organization. */
        record SetUpDone(PersonId person) implements Ending {}

        /** The address has an account: of a sample, or of a person invited by nobody. */
        record EmailTaken() implements Ending {}

        /** No such link, or it was used or has expired: start again to get a new one. */
        record NotFound() implements Ending {}
    }

    /** What it stands on. */
    public record Rooms(
            Accounts accounts,
            Passwords passwords,
            Organizations organizations,
            Members members,
            Audit audit) {}

    private final Database database;
    private final LinkStore links;
    private final Rooms rooms;
    private final InstantSource clock;

    public FirstRun(Database database, Rooms rooms, InstantSource clock) {
        this.database = database;
        this.links = new LinkStore(database);
        this.rooms = rooms;
        this.clock = clock;
    }

    /**
     * The path {@code /setup/SECRET} of a new set-up link, which replaces the one before; null when
     * there is an operator already.
     */
    public @Nullable String link() {
        if (rooms.accounts().haveOperator()) {
            return null;
        }
        var secret = Secrets.make();
        var now = clock.instant();
        links.replaceSetup(Secrets.hash(secret), now, now.plus(LINK_VALID));
        return "/setup/" + secret;
    }

    /** Whether nobody operates this installation yet. */
    public boolean isNeeded() {
        return !rooms.accounts().haveOperator();
    }

    /** Whether a link may still set up. */
    public boolean isOpen(String secret) {
        return Secrets.isSecret(secret)
                && links.isOpen(Secrets.hash(secret), "setup", clock.instant())
                && !rooms.accounts().haveOperator();
    }

    /** Sets up, once. */
    public Ending setUp(String secret, SetUp setUp) {
        if (!isOpen(secret)) {
            return new Ending.NotFound();
        }
        var hash = rooms.passwords().hash(setUp.newcomer().password().value());
        return database.transaction(() -> {
            var profile = new Profile(setUp.newcomer().name(), setUp.language(), setUp.zone());
            return switch (rooms.accounts().create(setUp.email(), profile, hash)) {
                case Accounts.Creating.EmailTaken() -> new Ending.EmailTaken();
                case Accounts.Creating.Created(var person) -> created(secret, setUp, person);
            };
        });
    }

    private Ending created(String secret, SetUp setUp, PersonId person) {
        if (!links.useSetup(Secrets.hash(secret), clock.instant())) {
            throw new IllegalStateException("The set-up link was used at the same moment");
        }
        rooms.accounts().makeOperator(person);
        var organization =
                rooms.organizations().add(setUp.organization(), setUp.language(), setUp.zone());
        rooms.members().admit(organization, person, Role.OWNER);
        rooms.audit().note(Deed.installation(person, "installation.set-up", organization.value()));
        return new Ending.SetUpDone(person);
    }
}
