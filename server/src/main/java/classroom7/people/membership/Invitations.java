package classroom7.people.membership;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.people.access.Actor;
import classroom7.people.access.Secrets;
import classroom7.people.audit.Audit;
import classroom7.people.audit.Deed;
import classroom7.people.organization.Role;
import classroom7.people.person.Email;
import classroom7.people.person.PersonName;
import classroom7.platform.database.Database;
import classroom7.platform.mail.Letter;
import classroom7.platform.mail.Outgoing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Invitations by mail link. Owners invite into their organization; teachers of a course invite
 * learners into it. Whether an address has an account elsewhere shows nowhere.
 */
public final class Invitations {
    public static final Duration VALID = Duration.ofDays(14);
    public static final int AT_ONCE_MAX = 1000;

    /** What one is invited into; with a course the person is enrolled in it as well. */
    public record Place(OrganizationId organization, Role role, @Nullable CourseId course) {}

    private final Database database;
    private final InvitationStore store;
    private final Outgoing outgoing;
    private final Audit audit;
    private final Ids ids;
    private final InstantSource clock;

    public Invitations(
            Database database, Outgoing outgoing, Audit audit, Ids ids, InstantSource clock) {
        this.database = database;
        this.store = new InvitationStore(database);
        this.outgoing = outgoing;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Invites people, at most {@value #AT_ONCE_MAX} at once. Members of the organization are
     * enrolled in the course at once, if one is named; others get a letter with a link that is
     * valid for 14 days. An older open invitation of the same address to the same place is
     * replaced.
     */
    public Inviting invite(Actor actor, Place place, List<Invitee> invitees) {
        if (invitees.size() > AT_ONCE_MAX) {
            return new Inviting.TooMany();
        }
        return database.transaction(() -> {
            var host = store.mayInvite(actor.person(), place) ? store.host(place) : null;
            return host == null
                    ? new Inviting.NotFound()
                    : new Inviting.Done(each(actor, host, invitees));
        });
    }

    /** Withdraws an open invitation; for owners. Whether there was one. */
    public boolean withdraw(Actor actor, OrganizationId organization, String invitation) {
        return database.transaction(() -> {
            if (!store.withdraw(actor.person(), organization, invitation, clock.instant())) {
                return false;
            }
            audit.note(
                    Deed.in(organization, actor.person(), "invitation.withdrawn", invitation, ""));
            return true;
        });
    }

    /** The first owner of an organization that the operator just founded. */
    void inviteOwner(Actor operator, OrganizationId organization, Email email) {
        var host = store.host(new Place(organization, Role.OWNER, null));
        if (host == null) {
            throw new IllegalStateException("Just founded, and not there: " + organization);
        }
        write(operator, host, email, "");
    }

    private List<Inviting.Result> each(
            Actor actor, InvitationStore.Host host, List<Invitee> invitees) {
        var results = new ArrayList<Inviting.Result>();
        var known = new HashSet<Email>();
        for (var invitee : invitees) {
            var email = Email.read(invitee.email());
            Inviting.Fate fate;
            if (email == null) {
                fate = Inviting.Fate.NO_ADDRESS;
            } else if (!known.add(email)) {
                fate = Inviting.Fate.REPEATED;
            } else {
                fate = one(actor, host, email, invitee.name());
            }
            results.add(new Inviting.Result(invitee, fate));
        }
        return results;
    }

    private Inviting.Fate one(Actor actor, InvitationStore.Host host, Email email, String name) {
        var place = host.place();
        var member = store.member(place.organization(), email);
        if (member == null) {
            write(actor, host, email, name);
            return Inviting.Fate.INVITED;
        }
        var course = place.course();
        if (course == null || !store.enrol(place, member, clock.instant())) {
            return Inviting.Fate.ALREADY_THERE;
        }
        audit.note(
                Deed.in(
                        place.organization(),
                        actor.person(),
                        "enrolment.added",
                        member.value(),
                        course.value()));
        return Inviting.Fate.ENROLLED;
    }

    private void write(Actor actor, InvitationStore.Host host, Email email, String typedName) {
        var name = PersonName.read(typedName);
        var secret = Secrets.make();
        var now = clock.instant();
        var place = host.place();
        var line =
                new InvitationStore.Line(
                        ids.next(),
                        email,
                        name == null ? "" : name.value(),
                        actor.person(),
                        now,
                        now.plus(VALID));
        store.replace(place, line, Secrets.hash(secret));
        outgoing.send(
                new Letter(
                        email.value(),
                        line.name(),
                        host.language(),
                        host.courseTitle() == null ? "invitation" : "invitation-course",
                        List.of(
                                actor.name(),
                                host.organizationName(),
                                host.courseTitle() == null ? "" : host.courseTitle(),
                                VALID.toDays()),
                        "/invitations/" + secret));
        audit.note(
                Deed.in(
                        place.organization(),
                        actor.person(),
                        "invitation.sent",
                        email.value(),
                        place.role().word()));
    }
}
