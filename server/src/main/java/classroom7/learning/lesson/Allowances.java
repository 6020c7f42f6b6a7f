package classroom7.learning.lesson;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.learning.course.Change;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.time.InstantSource;

/** More time and more attempts for one learner, agreed before they begin. */
public final class Allowances {
    private final Database database;
    private final AllowanceStore store;
    private final InstantSource clock;

    public Allowances(Database database, InstantSource clock) {
        this.database = database;
        this.store = new AllowanceStore(database);
        this.clock = clock;
    }

    /** What the learner has; nothing for who does not teach the lesson. */
    public Allowance of(Actor actor, LessonId lesson, PersonId learner) {
        return store.find(new AllowanceStore.Whose(actor.person(), lesson, learner));
    }

    public Change allow(Actor actor, LessonId lesson, PersonId learner, Allowance allowance) {
        var problem = allowance.problem();
        if (problem != null) {
            return new Change.Invalid(problem);
        }
        var whose = new AllowanceStore.Whose(actor.person(), lesson, learner);
        return database.transaction(() -> {
            if (!store.allowInCourse(whose, allowance.percent())) {
                return new Change.NotFound();
            }
            store.allowInLesson(whose, allowance, clock.instant());
            return new Change.Done();
        });
    }
}
