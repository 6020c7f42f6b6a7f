package classroom7.learning.course;

import classroom7.base.UnitId;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;

/** The order of a course's units and lessons: one writer at a time. */
public final class CourseOrder {
    private final UnitStore store;

    public CourseOrder(Database database) {
        this.store = new UnitStore(database);
    }

    /** Whether the actor teaches the unit's course; then its order is theirs until the commit. */
    public boolean hold(Actor actor, UnitId unit) {
        return store.lockOf(actor.person(), unit);
    }
}
