package classroom7.learning.enrolment;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.learning.course.Change;
import classroom7.learning.course.Contents;
import classroom7.learning.course.CourseRole;
import classroom7.learning.course.Courses;
import classroom7.people.access.Actor;
import classroom7.people.audit.Audit;
import classroom7.people.audit.Deed;
import classroom7.people.membership.Members;
import classroom7.people.organization.Role;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Who teaches and learns in a course. Inviting is a matter of {@code people.membership}. */
public final class Enrolments {
    public static final int LISTED_MAX = 2000;

    private final Database database;
    private final EnrolmentStore store;
    private final Courses courses;
    private final Members members;
    private final Audit audit;
    private final WrongCodes wrongCodes;
    private final InstantSource clock;

    public Enrolments(
            Database database, Courses courses, Members members, Audit audit, InstantSource clock) {
        this.database = database;
        this.store = new EnrolmentStore(database);
        this.courses = courses;
        this.members = members;
        this.audit = audit;
        this.wrongCodes = new WrongCodes(clock);
        this.clock = clock;
    }

    /** The people of a course, for its teachers. */
    public People people(Actor actor, CourseId id) {
        if (!(courses.contents(actor, id) instanceof Contents.Found found)
                || !found.course().isTaught()) {
            return new People.NotFound();
        }
        var organization = found.course().organization();
        return new People.Found(
                found.course(),
                store.participants(organization, id, CourseRole.TEACHER, LISTED_MAX),
                store.participants(organization, id, CourseRole.LEARNER, LISTED_MAX),
                store.invited(organization, id, clock.instant(), LISTED_MAX),
                store.candidates(organization, id, LISTED_MAX));
    }

    /** Ends the place of a teacher or learner; what they did stays. */
    public Change end(Actor actor, CourseId course, PersonId person) {
        return changed(
                actor,
                course,
                person,
                "enrolment.ended",
                organization -> store.end(organization, course, person, clock.instant()));
    }

    /** The undo of ending. */
    public Change resume(Actor actor, CourseId course, PersonId person) {
        return changed(
                actor,
                course,
                person,
                "enrolment.resumed",
                organization -> store.resume(organization, course, person));
    }

    /** Makes a teacher of the organization one of the course. */
    public Change appoint(Actor actor, CourseId course, PersonId person) {
        return changed(
                actor,
                course,
                person,
                "enrolment.appointed",
                organization -> store.appoint(organization, course, person, clock.instant()));
    }

    private interface Act {
        boolean in(OrganizationId organization);
    }

    private Change changed(Actor actor, CourseId course, PersonId person, String act, Act change) {
        return database.transaction(() -> {
            @Nullable OrganizationId organization = store.taught(actor.person(), course);
            if (organization == null || !change.in(organization)) {
                return new Change.NotFound();
            }
            audit.note(Deed.in(organization, actor.person(), act, person.value(), course.value()));
            return new Change.Done();
        });
    }

    /** What a code leads to; too many wrong ones lead nowhere for a while. */
    public Looking offer(Actor actor, String typed) {
        return offer(typed, actor.person().value(), WrongCodes.WRONG_MAX);
    }

    /**
     * The same for who is signed out and would make an account first.
     *
     * @param address where from: too many wrong codes from there lead nowhere for a while
     */
    public Looking offer(String typed, String address) {
        return offer(typed, address, WrongCodes.WRONG_PER_ADDRESS_MAX);
    }

    private Looking offer(String typed, String who, int wrongMax) {
        var pause = wrongCodes.pause(who, wrongMax);
        if (pause != null) {
            return new Looking.TooOften(pause);
        }
        String code = tidy(typed);
        var target = store.byCode(code);
        if (target == null) {
            wrongCodes.count(who);
            return new Looking.NotFound();
        }
        return new Looking.Found(new Offer(code, target.title(), target.organizationName()));
    }

    /** Becomes a learner of the course, and a member of its organization if need be. */
    public Joining join(Actor actor, String typed) {
        var pause = wrongCodes.pause(actor.person().value(), WrongCodes.WRONG_MAX);
        if (pause != null) {
            return new Joining.TooOften(pause);
        }
        return database.transaction(() -> {
            var target = store.byCode(tidy(typed));
            if (target == null) {
                wrongCodes.count(actor.person().value());
                return new Joining.NotFound();
            }
            members.admit(target.organization(), actor.person(), Role.LEARNER);
            if (!store.enrol(target, actor.person(), clock.instant())) {
                return new Joining.AlreadyIn(target.course(), target.title());
            }
            audit.note(
                    Deed.in(
                            target.organization(),
                            actor.person(),
                            "enrolment.joined",
                            actor.person().value(),
                            target.course().value()));
            return new Joining.Joined(target.course(), target.title());
        });
    }

    /** Codes are read out and typed: case, blanks and dashes do not matter. */
    private static String tidy(String typed) {
        return typed.toLowerCase(Locale.ROOT).replaceAll("[\\s-]", "");
    }
}
