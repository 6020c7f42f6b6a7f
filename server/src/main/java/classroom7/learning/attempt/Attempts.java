package classroom7.learning.attempt;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.documents.Documents;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * Attempts at lessons. Untimed work: the first attempt begins with the first answer, each next one
 * by request.
 */
public final class Attempts {
    private final AttemptStore store;
    private final Documents documents;
    private final InstantSource clock;

    public Attempts(Database database, Documents documents, InstantSource clock) {
        this.store = new AttemptStore(database);
        this.documents = documents;
        this.clock = clock;
    }

    /** Where the answers of one attempt begin in the document store. */
    public static String documentPrefix(LessonId lesson, PersonId learner, int number) {
        return String.format(Locale.ROOT, "answer:%s:%s:%04d:", lesson, learner, number);
    }

    /** Begins the actor's next attempt at a lesson, by request. */
    public Beginning begin(Actor actor, LessonId lesson) {
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        var ground = store.ground(actor.person(), lesson, now);
        if (ground == null) {
            return new Beginning.NotFound();
        }
        if (ground.teaches()) {
            return new Beginning.Teaches();
        }
        if (ground.closed()) {
            return new Beginning.Closed();
        }
        var current = ground.current();
        if (current != null && isUnanswered(ground.organization(), lesson, actor, current)) {
            return new Beginning.Begun(current);
        }
        int number = current == null ? 1 : current.number() + 1;
        int max = ground.attemptsMax() == 0 ? Attempt.NUMBER_MAX : ground.attemptsMax();
        if (number > max) {
            return new Beginning.NoneLeft(max);
        }
        var next = new Attempt(number, Seeds.of(lesson, actor.person(), number), now, null, null);
        store.beginByRequest(ground.organization(), actor.person(), lesson, next);
        // Another device may have begun the same number a moment before: then that one holds.
        var after = store.ground(actor.person(), lesson, now);
        var begun = after == null ? null : after.current();
        return new Beginning.Begun(begun == null ? next : begun);
    }

    /** Notes that the actor's first answer began attempt 1 in these lessons; again is harmless. */
    public void beginByAnswering(
            Actor actor, OrganizationId organization, List<LessonId> lessons, Instant at) {
        store.begin(organization, actor.person(), lessons, new Attempt(1, 0, at, null, null));
    }

    private boolean isUnanswered(
            OrganizationId organization, LessonId lesson, Actor actor, Attempt attempt) {
        var prefix = documentPrefix(lesson, actor.person(), attempt.number());
        return documents.beginningWith(organization, prefix, 1).isEmpty();
    }
}
