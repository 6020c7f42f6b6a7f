package classroom7.learning.course;

import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import java.util.List;

/** All that one may jump to: the courses and lessons that the actor may open. */
public final class Finds {
    /** Whoever teaches more than that finds the rest through its course. */
    public static final int ALL_MAX = 500;

    private final FindStore store;
    private final InstantSource clock;

    public Finds(Database database, InstantSource clock) {
        this.store = new FindStore(database);
        this.clock = clock;
    }

    /** By course, each followed by its lessons in order. */
    public List<Found> all(Actor actor) {
        return store.all(actor.person(), clock.instant());
    }
}
