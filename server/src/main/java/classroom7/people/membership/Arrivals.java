package classroom7.people.membership;

import classroom7.base.Ids;
import classroom7.base.PersonId;
import classroom7.people.access.Actor;
import classroom7.people.access.Secrets;
import classroom7.people.audit.Audit;
import classroom7.people.audit.Deed;
import classroom7.people.person.Accounts;
import classroom7.people.person.Email;
import classroom7.people.person.Newcomer;
import classroom7.people.person.Passwords;
import classroom7.people.person.Profile;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** People who come in by the link of an invitation. */
public final class Arrivals {
    private final Database database;
    private final InvitationStore store;
    private final Members members;
    private final Accounts accounts;
    private final Passwords passwords;
    private final Audit audit;
    private final InstantSource clock;

    public Arrivals(
            Database database, Passwords passwords, Audit audit, Ids ids, InstantSource clock) {
        this.database = database;
        this.store = new InvitationStore(database);
        this.members = new Members(database, audit, clock);
        this.accounts = new Accounts(database, ids, clock);
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** The open invitation of a link's secret; null when there is none (any more). */
    public @Nullable Invitation find(String secret) {
        return Secrets.isSecret(secret) ? store.find(Secrets.hash(secret), clock.instant()) : null;
    }

    /** Whether the invited address has an account; only for who holds the link. */
    public boolean hasAccount(Invitation invitation) {
        return accounts.find(new Email(invitation.email())) != null;
    }

    /**
     * Accepts as the person signed in, whatever the address the letter went to: many have several.
     */
    public Accepting accept(Actor actor, String secret) {
        return database.transaction(() -> {
            var invitation = take(secret);
            return invitation == null
                    ? new Accepting.NotFound()
                    : enter(actor.person(), invitation);
        });
    }

    /**
     * Accepts and makes an account for the invited address: that the link was read proves it.
     *
     * @throws Passwords.Busy when too many passwords are being hashed
     */
    public Accepting accept(String secret, Newcomer newcomer) {
        if (find(secret) == null) {
            return new Accepting.NotFound();
        }
        var hash = passwords.hash(newcomer.password().value());
        return database.transaction(() -> {
            var invitation = take(secret);
            if (invitation == null) {
                return new Accepting.NotFound();
            }
            var profile = new Profile(newcomer.name(), invitation.language(), invitation.zone());
            return switch (accounts.create(new Email(invitation.email()), profile, hash)) {
                case Accounts.Creating.EmailTaken() -> new Accepting.AccountExists();
                case Accounts.Creating.Created(var person) -> enter(person, invitation);
            };
        });
    }

    /** The open invitation, kept for us until the transaction ends. */
    private @Nullable Invitation take(String secret) {
        if (!Secrets.isSecret(secret) || !store.lock(Secrets.hash(secret))) {
            return null;
        }
        return find(secret);
    }

    private Accepting enter(PersonId person, Invitation invitation) {
        var now = clock.instant();
        members.admit(invitation.organization(), person, invitation.role());
        if (invitation.course() != null) {
            store.enrol(invitation.place(), person, now);
        }
        store.accepted(invitation, now);
        audit.note(
                Deed.in(
                        invitation.organization(),
                        person,
                        "invitation.accepted",
                        invitation.email(),
                        invitation.role().word()));
        return new Accepting.Accepted(person, invitation.organization(), invitation.course());
    }
}
