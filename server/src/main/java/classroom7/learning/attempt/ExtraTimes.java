package classroom7.learning.attempt;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.base.Problem;
import classroom7.people.access.Actor;
import classroom7.platform.database.Database;
import classroom7.platform.database.Touches;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Timed work as its teacher follows it: who is at work, and more time in the middle. */
public final class ExtraTimes {
    public static final int MINUTES_MAX = 240;

    private final ExtraTimeStore store;
    private final Touches touches;
    private final InstantSource clock;
    private final Ids ids;

    public ExtraTimes(Database database, InstantSource clock, Ids ids) {
        this.store = new ExtraTimeStore(database);
        this.touches = database.touches();
        this.clock = clock;
        this.ids = ids;
    }

    /** Time being given. */
    record Gift(
            String id,
            LessonId lesson,
            @Nullable PersonId learner,
            int minutes,
            PersonId by,
            Instant at) {}

    /** More time for everybody whose time runs now. */
    public Giving giveAll(Actor actor, LessonId lesson, int minutes) {
        return give(actor, lesson, null, minutes);
    }

    /** More time for one learner: from now on, if the time of the newest attempt has ended. */
    public Giving giveOne(Actor actor, LessonId lesson, PersonId learner, int minutes) {
        return give(actor, lesson, learner, minutes);
    }

    private Giving give(Actor actor, LessonId lesson, @Nullable PersonId learner, int minutes) {
        if (minutes < 1 || minutes > MINUTES_MAX) {
            return new Giving.Invalid(
                    Problem.of("minutes", "learning.attempt.minutesMore", MINUTES_MAX));
        }
        if (!store.teaches(actor.person(), lesson)) {
            return new Giving.NotFound();
        }
        var gift = new Gift(ids.next(), lesson, learner, minutes, actor.person(), now());
        int learners = store.give(gift);
        // Here it is known at once; other processes notice within a fifth of a second.
        touches.touch(lesson.value());
        return learners == 0 ? new Giving.NobodyAtWork() : new Giving.Given(gift.id(), learners);
    }

    /** The undo: every attempt ends when it would have without this gift. */
    public Giving takeBack(Actor actor, LessonId lesson, String gift) {
        int learners = store.takeBack(actor.person(), lesson, gift);
        touches.touch(lesson.value());
        return learners == 0 ? new Giving.NotFound() : new Giving.TakenBack(learners);
    }

    /** Everybody who learns in the lesson's course, with their newest timed attempt. */
    public AtWork atWork(Actor actor, LessonId lesson) {
        var found = store.atWork(actor.person(), lesson, now());
        return found == null ? new AtWork.NotFound() : found;
    }

    public AtWork atWork(Actor actor, CourseId course) {
        return store.teaches(actor.person(), course)
                ? new AtWork.InCourse(store.counts(course, now()))
                : new AtWork.NotFound();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
