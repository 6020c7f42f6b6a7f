package classroom7.learning.lesson;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.learning.course.Change;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import java.util.List;

/**
 * What is agreed about working on a lesson: when it opens and is due, for everybody and for one
 * learner, and what counts. Every change asks for progress to be computed again, in its own
 * transaction.
 */
public final class Agreements {
    private final Database database;
    private final AgreementStore store;
    private final InstantSource clock;

    public Agreements(Database database, InstantSource clock) {
        this.database = database;
        this.store = new AgreementStore(database);
        this.clock = clock;
    }

    public Change agree(Actor actor, LessonId id, Terms terms) {
        var problem = terms.problem();
        if (problem != null) {
            return new Change.Invalid(problem);
        }
        return database.transaction(() -> {
            if (!store.agree(actor.person(), id, terms)) {
                return new Change.NotFound();
            }
            store.request(id, null);
            return new Change.Done();
        });
    }

    /** The learners of the lesson's course, each with their extension if there is one. */
    public List<Extension> extensions(Actor actor, LessonId id) {
        return store.extensions(actor.person(), id);
    }

    /** A due date for one learner, instead of the lesson's. */
    public Change extend(Actor actor, LessonId id, PersonId learner, Due due) {
        return database.transaction(() -> {
            var given = new AgreementStore.Gift(id, learner, due, actor.person(), clock.instant());
            if (!store.extend(given)) {
                return new Change.NotFound();
            }
            store.request(id, learner);
            return new Change.Done();
        });
    }

    /** From now on the lesson's own date holds for the learner again. */
    public Change withdraw(Actor actor, LessonId id, PersonId learner) {
        return database.transaction(() -> {
            if (!store.withdraw(actor.person(), id, learner)) {
                return new Change.NotFound();
            }
            store.request(id, learner);
            return new Change.Done();
        });
    }
}
