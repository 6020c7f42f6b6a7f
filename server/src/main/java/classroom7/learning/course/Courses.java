package classroom7.learning.course;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.base.Problem;
import classroom7.base.Texts;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Courses: made, described, shown, published, archived, joined by a code. */
public final class Courses {
    public static final int TITLE_MAX = 200;
    public static final int DESCRIPTION_MAX = 20_000;

    private final Database database;
    private final CourseStore store;
    private final JoinCodes codes = new JoinCodes();
    private final InstantSource clock;
    private final Ids ids;

    public Courses(Database database, InstantSource clock, Ids ids) {
        this.database = database;
        this.store = new CourseStore(database);
        this.clock = clock;
        this.ids = ids;
    }

    /** Every course the actor may see, in every organization; archived ones last. */
    public List<CourseEntry> all(Actor actor) {
        return store.all(actor.person());
    }

    /** The organizations in which the actor may make courses. */
    public List<Workplace> workplaces(Actor actor) {
        return store.workplaces(actor.person());
    }

    /** A course with its units and lessons: its table of contents. */
    public Contents contents(Actor actor, CourseId id) {
        var course = store.find(actor.person(), id);
        if (course == null) {
            return new Contents.NotFound();
        }
        var lessons = store.lessons(course, actor.person(), clock.instant());
        Map<String, List<LessonEntry>> byUnit = new LinkedHashMap<>();
        var archived = new ArrayList<LessonEntry>();
        for (LessonEntry lesson : lessons) {
            if (lesson.archived()) {
                archived.add(lesson);
            } else {
                byUnit.computeIfAbsent(lesson.unit().value(), unit -> new ArrayList<>())
                        .add(lesson);
            }
        }
        var units =
                store.units(course.organization(), id).stream()
                        .map(unit -> filled(unit, byUnit))
                        .toList();
        return new Contents.Found(course, units, archived);
    }

    private static Unit filled(Unit unit, Map<String, List<LessonEntry>> byUnit) {
        var lessons = byUnit.getOrDefault(unit.id().value(), List.of());
        return new Unit(unit.id(), unit.title(), unit.introduction(), lessons);
    }

    /** A new course, a draft, taught by who made it. */
    public Creating create(Actor actor, OrganizationId organization, String typedTitle) {
        String title = Texts.line(typedTitle);
        if (title.isEmpty() || title.length() > TITLE_MAX) {
            return new Creating.Invalid(titleProblem(title));
        }
        var id = new CourseId(ids.next());
        boolean made =
                database.transaction(() -> {
                    var now = clock.instant();
                    if (!store.insert(actor.person(), organization, id, title, now)) {
                        return false;
                    }
                    store.insertTeacher(organization, id, actor.person(), now);
                    return true;
                });
        return made ? new Creating.Created(id) : new Creating.NotFound();
    }

    public Change rename(Actor actor, CourseId id, String typedTitle) {
        String title = Texts.line(typedTitle);
        if (title.isEmpty() || title.length() > TITLE_MAX) {
            return new Change.Invalid(titleProblem(title));
        }
        return ended(store.rename(actor.person(), id, title, clock.instant()));
    }

    public Change describe(Actor actor, CourseId id, String typed) {
        String description = Texts.lines(typed).strip();
        if (description.length() > DESCRIPTION_MAX) {
            return new Change.Invalid(
                    Problem.of("description", "learning.course.tooLong", DESCRIPTION_MAX));
        }
        return ended(store.describe(actor.person(), id, description, clock.instant()));
    }

    /** Lets learners in; also takes a course out of the archive. */
    public Change publish(Actor actor, CourseId id) {
        return enter(actor, id, CourseState.PUBLISHED);
    }

    /** Takes a course back to its teachers alone: the undo of publishing. */
    public Change withdraw(Actor actor, CourseId id) {
        return enter(actor, id, CourseState.DRAFT);
    }

    /** From now on it can be read and no longer worked on. */
    public Change archive(Actor actor, CourseId id) {
        return enter(actor, id, CourseState.ARCHIVED);
    }

    private Change enter(Actor actor, CourseId id, CourseState state) {
        return ended(store.enter(actor.person(), id, state, clock.instant()));
    }

    /** A new code by which whoever knows it joins as a learner; the old one stops working. */
    public CodeMaking makeCode(Actor actor, CourseId id) {
        String code = codes.next();
        return store.setCode(actor.person(), id, code)
                ? new CodeMaking.Made(code)
                : new CodeMaking.NotFound();
    }

    /** Nobody joins by code any more. */
    public Change withdrawCode(Actor actor, CourseId id) {
        return ended(store.setCode(actor.person(), id, null));
    }

    private static Change ended(boolean changed) {
        return changed ? new Change.Done() : new Change.NotFound();
    }

    static Problem titleProblem(String title) {
        return title.isEmpty()
                ? Problem.of("title", "learning.course.titleMissing")
                : Problem.of("title", "learning.course.titleLong", TITLE_MAX);
    }
}
