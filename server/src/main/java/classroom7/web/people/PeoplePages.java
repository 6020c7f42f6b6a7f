package classroom7.web.people;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.people.access.Actor;
import classroom7.people.membership.Changing;
import classroom7.people.membership.Invitations;
import classroom7.people.membership.Invitee;
import classroom7.people.membership.Inviting;
import classroom7.people.membership.Listing;
import classroom7.people.membership.Members;
import classroom7.people.organization.Organizations;
import classroom7.people.organization.Role;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /organizations/{organization}/people}: who belongs to it, for its owners. */
@Controller
public final class PeoplePages {
    private static final int UNPROCESSABLE = 422;
    private static final String PEOPLE = "/organizations/{organization}/people";

    private final Organizations organizations;
    private final Members members;
    private final Invitations invitations;

    public PeoplePages(Organizations organizations, Members members, Invitations invitations) {
        this.organizations = organizations;
        this.members = members;
        this.invitations = invitations;
    }

    @GetMapping(PEOPLE)
    Reply list(
            Frame frame,
            Actor actor,
            OrganizationId organization,
            @RequestParam(defaultValue = "") String search) {
        return list(frame, actor, organization, search, PeopleLines.Typed.NOTHING);
    }

    @PostMapping(PEOPLE + "/invitations")
    Reply invite(
            Frame frame,
            Actor actor,
            OrganizationId organization,
            @RequestParam(defaultValue = "") String addresses,
            @RequestParam(defaultValue = "") String role) {
        var wanted = Role.read(role);
        var invitees = Invitee.list(addresses);
        if (wanted == null || invitees.isEmpty()) {
            return again(frame, actor, organization, addresses, frame.say("people.invite.none"));
        }
        var place = new Invitations.Place(organization, wanted, null);
        return switch (invitations.invite(actor, place, invitees)) {
            case Inviting.NotFound() -> new NotFound();
            case Inviting.TooMany() ->
                    again(
                            frame,
                            actor,
                            organization,
                            addresses,
                            frame.say("people.invite.too-many", Invitations.AT_ONCE_MAX));
            case Inviting.Done(var results) -> invited(frame, actor, organization, results);
        };
    }

    /** What could not be sent stays in the field, with why; the others have their letters. */
    private Reply invited(
            Frame frame, Actor actor, OrganizationId organization, List<Inviting.Result> results) {
        var wrong = results.stream().filter(one -> one.fate() == Inviting.Fate.NO_ADDRESS).toList();
        long sent = results.stream().filter(one -> one.fate() == Inviting.Fate.INVITED).count();
        if (wrong.isEmpty()) {
            return SeeOther.to(address(organization))
                    .saying(
                            sent == 1
                                    ? Flash.of("people.invited.one", email(results))
                                    : Flash.of("people.invited.other", String.valueOf(sent)));
        }
        var left = String.join("\n", wrong.stream().map(one -> one.invitee().email()).toList());
        var said =
                frame.count("people.invited", sent) + " " + frame.say("people.invite.no-address");
        return again(frame, actor, organization, left, said);
    }

    private static String email(List<Inviting.Result> results) {
        return results.stream()
                .filter(one -> one.fate() == Inviting.Fate.INVITED)
                .map(one -> one.invitee().email())
                .findFirst()
                .orElse("");
    }

    @PostMapping(PEOPLE + "/invitations/{invitation}/withdrawal")
    Reply withdraw(Actor actor, OrganizationId organization, @PathVariable String invitation) {
        return Ids.isId(invitation) && invitations.withdraw(actor, organization, invitation)
                ? SeeOther.to(address(organization)).saying(Flash.of("people.withdrawn"))
                : new NotFound();
    }

    @PostMapping(PEOPLE + "/{person}/role")
    Reply changeRole(
            Actor actor,
            OrganizationId organization,
            PersonId person,
            @RequestParam(defaultValue = "") String role) {
        var wanted = Role.read(role);
        if (wanted == null) {
            return new NotFound();
        }
        var undo = address(organization) + "/" + person + "/role?role=";
        return switch (members.changeRole(actor, organization, person, wanted)) {
            case Changing.Changed(var name, var before) ->
                    SeeOther.to(address(organization))
                            .saying(
                                    Flash.of("people.role-changed", name)
                                            .undoneBy(undo + before.word()));
            case Changing.LastOwner() -> lastOwner(organization);
            case Changing.NotFound() -> new NotFound();
        };
    }

    @PostMapping(PEOPLE + "/{person}/removal")
    Reply remove(Actor actor, OrganizationId organization, PersonId person) {
        var undo = address(organization) + "/" + person + "/return";
        return switch (members.remove(actor, organization, person)) {
            case Changing.Changed(var name, var before) ->
                    SeeOther.to(
                                    person.equals(actor.person())
                                            ? "/organizations"
                                            : address(organization))
                            .saying(Flash.of("people.removed", name).undoneBy(undo));
            case Changing.LastOwner() -> lastOwner(organization);
            case Changing.NotFound() -> new NotFound();
        };
    }

    @PostMapping(PEOPLE + "/{person}/return")
    Reply restore(Actor actor, OrganizationId organization, PersonId person) {
        return switch (members.restore(actor, organization, person)) {
            case Changing.Changed(var name, var role) ->
                    SeeOther.to(address(organization)).saying(Flash.of("people.back", name));
            case Changing.LastOwner() -> lastOwner(organization);
            case Changing.NotFound() -> new NotFound();
        };
    }

    private static Reply lastOwner(OrganizationId organization) {
        return SeeOther.to(address(organization)).saying(Flash.of("people.last-owner"));
    }

    private Reply again(
            Frame frame,
            Actor actor,
            OrganizationId organization,
            String addresses,
            String problem) {
        var typed = new PeopleLines.Typed(addresses, problem);
        return switch (list(frame, actor, organization, "", typed)) {
            case classroom7.web.reply.Page page -> page.withStatus(UNPROCESSABLE);
            case Reply other -> other;
        };
    }

    private Reply list(
            Frame frame,
            Actor actor,
            OrganizationId organization,
            String search,
            PeopleLines.Typed typed) {
        var mine = organizations.mine(actor, organization);
        if (mine == null) {
            return new NotFound();
        }
        return switch (members.list(actor, organization, search)) {
            case Listing.NotFound() -> new NotFound();
            case Listing.Listed listed ->
                    new PeopleLines(frame, mine.organization(), search).page(listed, typed);
        };
    }

    static String address(OrganizationId organization) {
        return "/organizations/" + organization + "/people";
    }
}
