package classroom7.learning.course;

import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import java.util.List;

/** Where the actor goes on, the course worked in last first. */
public final class Bookmarks {
    static final int ALL_MAX = 50;

    private final BookmarkStore store;
    private final InstantSource clock;

    public Bookmarks(Database database, InstantSource clock) {
        this.store = new BookmarkStore(database);
        this.clock = clock;
    }

    /** One for each course in which something is left to do, at most {@link #ALL_MAX}. */
    public List<Bookmark> all(Actor actor) {
        return store.all(actor.person(), clock.instant());
    }
}
