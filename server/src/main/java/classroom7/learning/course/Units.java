package classroom7.learning.course;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.Problem;
import classroom7.base.Texts;
import classroom7.base.UnitId;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;

/** The units of a course and the order of everything in it. */
public final class Units {
    public static final int INTRODUCTION_MAX = 100_000;

    private final Database database;
    private final UnitStore store;
    private final Ids ids;

    public Units(Database database, Ids ids) {
        this.database = database;
        this.store = new UnitStore(database);
        this.ids = ids;
    }

    /** A new unit at the end of the course. */
    public AddingUnit add(Actor actor, CourseId course, String typedTitle) {
        String title = Texts.line(typedTitle);
        if (title.isEmpty() || title.length() > Courses.TITLE_MAX) {
            return new AddingUnit.Invalid(Courses.titleProblem(title));
        }
        var id = new UnitId(ids.next());
        return database.transaction(() -> {
            if (!store.lock(actor.person(), course)) {
                return new AddingUnit.NotFound();
            }
            store.append(course, id, title);
            return new AddingUnit.Added(id);
        });
    }

    public Change rename(Actor actor, UnitId id, String typedTitle) {
        String title = Texts.line(typedTitle);
        if (title.isEmpty() || title.length() > Courses.TITLE_MAX) {
            return new Change.Invalid(Courses.titleProblem(title));
        }
        return ended(store.rename(actor.person(), id, title));
    }

    /** The Markdown that stands above its lessons. */
    public Change introduce(Actor actor, UnitId id, String typed) {
        String introduction = Texts.lines(typed).strip();
        if (introduction.length() > INTRODUCTION_MAX) {
            return new Change.Invalid(
                    Problem.of("introduction", "learning.course.tooLong", INTRODUCTION_MAX));
        }
        return ended(store.introduce(actor.person(), id, introduction));
    }

    /** Moves a unit to a place in the order, counted from 0; past the end is the end. */
    public Change move(Actor actor, UnitId id, int place) {
        return database.transaction(() -> {
            if (!store.lockOf(actor.person(), id)) {
                return new Change.NotFound();
            }
            store.move(id, place);
            return new Change.Done();
        });
    }

    /** Moves a lesson to a place in a unit of the same course, counted from 0. */
    public Change moveLesson(Actor actor, LessonId id, UnitId unit, int place) {
        return database.transaction(() -> {
            if (!store.lockOf(actor.person(), unit) || !store.moveLesson(id, unit, place)) {
                return new Change.NotFound();
            }
            return new Change.Done();
        });
    }

    /** Removes a unit without lessons. */
    public Change remove(Actor actor, UnitId id) {
        return database.transaction(() -> {
            if (!store.lockOf(actor.person(), id)) {
                return new Change.NotFound();
            }
            return store.removeEmpty(id)
                    ? new Change.Done()
                    : new Change.Invalid(Problem.of("", "learning.unit.notEmpty"));
        });
    }

    private static Change ended(boolean changed) {
        return changed ? new Change.Done() : new Change.NotFound();
    }
}
