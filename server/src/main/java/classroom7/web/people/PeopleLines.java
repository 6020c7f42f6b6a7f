package classroom7.web.people;

import classroom7.people.membership.Invitation;
import classroom7.people.membership.Listing;
import classroom7.people.membership.Member;
import classroom7.people.organization.Organization;
import classroom7.people.organization.Role;
import classroom7.web.form.Fields;
import classroom7.web.form.Selection;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Frame;
import classroom7.web.reply.Page;

/** Prepares the page of an organization's people. */
record PeopleLines(Frame frame, Organization organization, String search) {
    /** What was typed into the list of addresses, and what is wrong with it. */
    record Typed(String addresses, String problem) {
        static final Typed NOTHING = new Typed("", "");
    }

    Page page(Listing.Listed listed, Typed typed) {
        var here = PeoplePages.address(organization.id());
        var fields = Fields.fresh(frame.words());
        var shown = listed.members().size();
        var view =
                new PeopleView(
                        organization.name(),
                        here,
                        fields.search("search", "people.search", search),
                        frame.count(
                                search.isBlank() ? "people.number" : "people.found",
                                listed.matching()),
                        shown < listed.matching() ? frame.say("people.more", shown) : "",
                        listed.members().stream().map(this::line).toList(),
                        listed.invited().stream().map(this::invited).toList(),
                        Selection.roles(frame.words(), Role.LEARNER),
                        typed.addresses(),
                        typed.problem(),
                        search.isBlank() && listed.matching() == 1);
        return Page.of(
                frame.titled(frame.say("people.title"))
                        .under(new Crumb(organization.name(), "/organizations")),
                "people/show",
                view);
    }

    private PeopleView.Line line(Member member) {
        var base = PeoplePages.address(organization.id()) + "/" + member.person();
        return new PeopleView.Line(
                member.name(),
                member.email(),
                frame.words().date(member.since()),
                frame.say("people.role-of", member.name()),
                Selection.roles(frame.words(), member.role()).choices(),
                base + "/role",
                base + "/removal");
    }

    private PeopleView.Invited invited(Invitation invitation) {
        var course = invitation.courseTitle();
        return new PeopleView.Invited(
                invitation.email(),
                frame.say("role." + invitation.role().word()),
                course == null ? "" : course,
                frame.words().date(invitation.expiresAt()),
                PeoplePages.address(organization.id())
                        + "/invitations/"
                        + invitation.id()
                        + "/withdrawal");
    }
}
