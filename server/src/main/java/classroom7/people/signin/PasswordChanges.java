package classroom7.people.signin;

import classroom7.base.PersonId;
import classroom7.base.Problem;
import classroom7.people.access.Actor;
import classroom7.people.access.Secrets;
import classroom7.people.audit.Deed;
import classroom7.people.person.Email;
import classroom7.people.person.Password;
import classroom7.platform.database.Database;
import classroom7.platform.mail.Letter;
import classroom7.platform.mail.Outgoing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;

/** A new password: by the old one, or by a link sent to the person's address. */
public final class PasswordChanges {
    public static final Duration LINK_VALID = Duration.ofHours(2);

    /** Further requests of the same person are answered alike and send nothing. */
    static final int LINKS_MAX = 3;

    /** How a change may end. */
    public sealed interface Changing {
        record Changed(PersonId person) implements Changing {}

        record Refused(Problem problem) implements Changing {}

        /** The old password was tried too often. */
        record Later(Duration pause) implements Changing {}

        /** No such link, or it was used or has expired. */
        record NotFound() implements Changing {}
    }

    private final Database database;
    private final LinkStore links;
    private final SignIn.Rooms rooms;
    private final Outgoing outgoing;
    private final InstantSource clock;

    public PasswordChanges(
            Database database, SignIn.Rooms rooms, Outgoing outgoing, InstantSource clock) {
        this.database = database;
        this.links = new LinkStore(database);
        this.rooms = rooms;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /**
     * Changes the actor's password and ends the actor's other sessions.
     *
     * @param address where from, for the throttle
     */
    public Changing change(Actor actor, String old, String wanted, String address) {
        var wrong = Password.problem("wanted", wanted);
        if (wrong != null) {
            return new Changing.Refused(wrong);
        }
        var attempt = rooms.guard().throttle().begin(actor.email(), address);
        if (attempt.pause() != null) {
            return new Changing.Later(attempt.pause());
        }
        var account = rooms.accounts().find(actor.person());
        if (account == null || !rooms.passwords().matches(old, account.passwordHash())) {
            return new Changing.Refused(Problem.of("old", "people.password.wrong"));
        }
        rooms.guard().throttle().succeeded(attempt);
        var hash = rooms.passwords().hash(wanted);
        return database.transaction(() -> {
            rooms.accounts().changePassword(actor.person(), hash);
            rooms.sessions().endOthers(actor);
            return changed(actor.person(), "password.changed");
        });
    }

    /**
     * Somebody forgot a password: sends a link to the address if it has an account, and tells
     * nobody whether it has. At most {@value #LINKS_MAX} letters in the time a link is valid.
     */
    public void forgotten(String typedEmail) {
        var email = Email.read(typedEmail);
        var account = email == null ? null : rooms.accounts().find(email);
        var now = clock.instant();
        if (account == null || links.since(account.person(), now.minus(LINK_VALID)) >= LINKS_MAX) {
            return;
        }
        var secret = Secrets.make();
        database.transact(() -> {
            links.addPassword(Secrets.hash(secret), account.person(), now, now.plus(LINK_VALID));
            outgoing.send(
                    new Letter(
                            account.email().value(),
                            account.name(),
                            Locale.forLanguageTag(account.language()),
                            "password",
                            List.of(account.name(), LINK_VALID.toHours()),
                            "/password/" + secret));
        });
    }

    /** Whether a link is good for a new password. */
    public boolean isOpen(String secret) {
        return Secrets.isSecret(secret)
                && links.isOpen(Secrets.hash(secret), "password", clock.instant());
    }

    /**
     * Sets a new password by a link, once. Ends all sessions and revokes all tokens of the person:
     * who needs this may have been robbed.
     */
    public Changing reset(String secret, String wanted) {
        if (!isOpen(secret)) {
            return new Changing.NotFound();
        }
        var wrong = Password.problem("wanted", wanted);
        if (wrong != null) {
            return new Changing.Refused(wrong);
        }
        var hash = rooms.passwords().hash(wanted);
        return database.transaction(() -> {
            var person = links.use(Secrets.hash(secret), clock.instant());
            if (person == null) {
                return new Changing.NotFound();
            }
            rooms.accounts().changePassword(person, hash);
            rooms.sessions().endAll(person);
            rooms.tokens().revokeAll(person);
            return changed(person, "password.reset");
        });
    }

    private Changing changed(PersonId person, String act) {
        rooms.audit().note(Deed.installation(person, act, person.value()));
        return new Changing.Changed(person);
    }
}
