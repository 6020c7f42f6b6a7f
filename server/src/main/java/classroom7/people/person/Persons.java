package classroom7.people.person;

import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.util.List;

/** What persons know and change of themselves. */
public final class Persons {
    private final PersonStore store;

    public Persons(Database database) {
        this.store = new PersonStore(database);
    }

    /** The actor's own name, language and time zone, as just read from the database. */
    public Person self(Actor actor) {
        var person = store.byId(actor.person());
        if (person == null) {
            throw new IllegalStateException("An actor without a person: " + actor.person());
        }
        return person;
    }

    /** Who operates the installation; for what the machine tells by itself. */
    public List<Person> operators() {
        return store.operators();
    }

    /** Changes the actor's own; other processes show it within a second. */
    public void change(Actor actor, Profile profile) {
        store.change(actor.person(), profile);
    }
}
