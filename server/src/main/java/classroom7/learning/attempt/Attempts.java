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
import org.jspecify.annotations.Nullable;

/**
 * Attempts at lessons. Untimed work: the first attempt begins with the first answer, each next one
 * by request. Timed work begins by request only, and ends by the server's clock.
 */
public final class Attempts {
    /** So many at least, so that names sort as numbers do. */
    private static final int NUMBER_DIGITS = 4;

    private final AttemptStore store;
    private final Running running;
    private final Documents documents;
    private final InstantSource clock;

    public Attempts(Database database, Documents documents, InstantSource clock) {
        this.store = new AttemptStore(database);
        this.running = new Running(store, database.touches());
        this.documents = documents;
        this.clock = clock;
    }

    /** Where the answers of one attempt begin in the document store. */
    public static String documentPrefix(LessonId lesson, PersonId learner, int number) {
        var digits = Integer.toString(number);
        return "answer:"
                + lesson
                + ":"
                + learner
                + ":"
                + "0".repeat(Math.max(0, NUMBER_DIGITS - digits.length()))
                + digits
                + ":";
    }

    /** Begins the actor's next attempt at a lesson, by request. */
    public Beginning begin(Actor actor, LessonId lesson) {
        return begin(actor, lesson, Attempt.NUMBER_MAX);
    }

    /**
     * The same for somebody who has seen an attempt: if a newer one began since, that one is given,
     * so that a form sent twice never costs a second attempt.
     *
     * @param seen its number; 0: none had begun
     */
    public Beginning begin(Actor actor, LessonId lesson, int seen) {
        var now = now();
        var ground = store.ground(actor.person(), lesson, now);
        var beginning = decide(actor, lesson, ground, now);
        var current = ground == null ? null : ground.current();
        if (!(beginning instanceof Beginning.Begun(var next)) || ground == null) {
            return beginning;
        }
        if (current != null && (next.number() == current.number() || seen < current.number())) {
            return new Beginning.Begun(current);
        }
        store.beginByRequest(ground.organization(), actor.person(), lesson, next);
        // Another device may have begun the same number a moment before: then that one holds.
        var after = store.ground(actor.person(), lesson, now);
        var begun = after == null ? null : after.current();
        return new Beginning.Begun(begun == null ? next : begun);
    }

    /** What beginning now would come to; nothing begins. */
    public Beginning prospect(Actor actor, LessonId lesson) {
        var now = now();
        return decide(actor, lesson, store.ground(actor.person(), lesson, now), now);
    }

    private Beginning decide(
            Actor actor, LessonId lesson, AttemptStore.@Nullable Ground ground, Instant now) {
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
        if (current != null && goesOn(ground, lesson, actor, current, now)) {
            return new Beginning.Begun(current);
        }
        int number = current == null ? 1 : current.number() + 1;
        int max = ground.attemptsMax() == 0 ? Attempt.NUMBER_MAX : ground.attemptsMax();
        if (number > max) {
            return new Beginning.NoneLeft(max);
        }
        var limit = ground.limit();
        var due = limit.due();
        if (due != null && limit.isOver(now)) {
            return new Beginning.TooLate(due);
        }
        long seed = Seeds.of(lesson, actor.person(), number);
        return new Beginning.Begun(new Attempt(number, seed, now, limit.end(now), null));
    }

    /** Whether the current attempt is given again rather than a next one. */
    private boolean goesOn(
            AttemptStore.Ground ground,
            LessonId lesson,
            Actor actor,
            Attempt current,
            Instant now) {
        if (current.isTimed()) {
            return current.isRunning(now);
        }
        var prefix = documentPrefix(lesson, actor.person(), current.number());
        return documents.beginningWith(ground.organization(), prefix, 1).isEmpty();
    }

    /** Notes that the actor's answers began this attempt in these lessons; again is harmless. */
    public void beginByAnswering(
            Actor actor,
            OrganizationId organization,
            List<LessonId> lessons,
            int number,
            Instant at) {
        var attempt = new Attempt(number, 0, at, null, null);
        store.begin(organization, actor.person(), lessons, attempt);
    }

    /** When the actor's current attempt ends, by the server's clock. */
    public Timing time(Actor actor, LessonId lesson) {
        var current = running.current(actor.person(), lesson);
        return current == null || !current.isTimed()
                ? new Timing.NotFound()
                : new Timing.Known(current, now());
    }

    /** Ends the actor's timed attempt before its time; nothing but this request ever does. */
    public HandingIn handIn(Actor actor, LessonId lesson) {
        return hand(actor, lesson, now(), true);
    }

    /** Takes handing in back, while time remains. */
    public HandingIn goOn(Actor actor, LessonId lesson) {
        return hand(actor, lesson, now(), false);
    }

    private HandingIn hand(Actor actor, LessonId lesson, Instant now, boolean in) {
        var ground = store.ground(actor.person(), lesson, now);
        if (ground == null) {
            return new HandingIn.NotFound();
        }
        var current = ground.current();
        if (current == null || !current.isTimed()) {
            return new HandingIn.NotBegun();
        }
        if (!current.isOver(now) && (current.handedInAt() == null) == in) {
            var place = new AttemptStore.Place(ground.organization(), lesson, actor.person());
            store.handIn(place, current.number(), in ? now : null);
            current = store.current(actor.person(), lesson);
        }
        if (current == null) {
            return new HandingIn.NotFound();
        }
        if (current.handedInAt() != null && (in || current.isOver(now))) {
            return new HandingIn.HandedIn(current);
        }
        return current.isOver(now) ? new HandingIn.Over(current) : new HandingIn.GoesOn(current);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
