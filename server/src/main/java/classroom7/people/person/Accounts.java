package classroom7.people.person;

import classroom7.base.Ids;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, for the rooms that make an actor of somebody: signing in, invitations, set-up. It takes
 * no actor, since there is none yet.
 */
public final class Accounts {
    /** How creating an account may end. */
    public sealed interface Creating {
        record Created(PersonId person) implements Creating {}

        /** Somebody has this address already. */
        record EmailTaken() implements Creating {}
    }

    private final PersonStore store;
    private final Ids ids;
    private final InstantSource clock;

    public Accounts(Database database, Ids ids, InstantSource clock) {
        this.store = new PersonStore(database);
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Creates an account.
     *
     * @param passwordHash made by {@link Passwords}; null: the person sets one by a mail link
     */
    public Creating create(Email email, Profile profile, @Nullable String passwordHash) {
        var person = new PersonId(ids.next());
        return store.add(person, email, profile, passwordHash, clock.instant())
                ? new Creating.Created(person)
                : new Creating.EmailTaken();
    }

    /** The account of an address; null when there is none. */
    public @Nullable Account find(Email email) {
        return store.account(email);
    }

    /** The account of a person; null when there is none. */
    public @Nullable Account find(PersonId person) {
        return store.account(person);
    }

    /** Sets the password to one of this hash. */
    public void changePassword(PersonId person, String passwordHash) {
        store.changePassword(person, passwordHash);
    }

    /** Makes the person an operator of the installation. */
    public void makeOperator(PersonId person) {
        store.makeOperator(person);
    }

    /** Whether anybody operates this installation. */
    public boolean haveOperator() {
        return store.haveOperator();
    }
}
