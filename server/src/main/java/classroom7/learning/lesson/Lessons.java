package classroom7.learning.lesson;

import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.UnitId;
import classroom7.learning.course.Change;
import classroom7.learning.course.CourseOrder;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.time.InstantSource;

/** Lessons: read, added, set aside. */
public final class Lessons {
    public static final int TITLE_MAX = 200;

    private final Database database;
    private final CourseOrder order;
    private final LessonStore store;
    private final ReadingStore readings;
    private final InstantSource clock;
    private final Ids ids;

    public Lessons(Database database, InstantSource clock, Ids ids) {
        this.database = database;
        this.order = new CourseOrder(database);
        this.store = new LessonStore(database);
        this.readings = new ReadingStore(database);
        this.clock = clock;
        this.ids = ids;
    }

    /** A lesson as the actor reads it: one statement, however much is asked for. */
    public Reading read(Actor actor, LessonId id) {
        var lesson = readings.read(actor.person(), id, clock.instant());
        if (lesson == null) {
            return new Reading.NotFound();
        }
        var opensAt = lesson.terms().opensAt();
        if (!lesson.isTaught() && opensAt != null && clock.instant().isBefore(opensAt)) {
            var place = lesson.place();
            return new Reading.NotOpenYet(
                    lesson.title(), place.course(), place.courseTitle(), opensAt);
        }
        return new Reading.Open(lesson);
    }

    /** Notes that the actor, a learner, has the lesson open, and whether the end was reached. */
    public void note(Actor actor, LessonId id, boolean toItsEnd) {
        readings.note(actor.person(), id, toItsEnd, clock.instant());
    }

    /** A new lesson at the end of a unit, ready to be typed in. */
    public Adding add(Actor actor, UnitId unit, String title) {
        var id = new LessonId(ids.next());
        return database.transaction(() -> {
            if (!order.hold(actor, unit)) {
                return new Adding.NotFound();
            }
            store.append(unit, id, title, clock.instant());
            return new Adding.Added(id);
        });
    }

    /** Sets it aside: learners no longer see it, nothing of it is lost. */
    public Change archive(Actor actor, LessonId id) {
        return ended(store.archive(actor.person(), id, clock.instant()));
    }

    /** The undo of archiving. */
    public Change unarchive(Actor actor, LessonId id) {
        return ended(store.archive(actor.person(), id, null));
    }

    private static Change ended(boolean changed) {
        return changed ? new Change.Done() : new Change.NotFound();
    }
}
