package classroom7.web.organization;

import classroom7.base.OrganizationId;
import classroom7.base.Problem;
import classroom7.people.access.Actor;
import classroom7.people.membership.Founding;
import classroom7.people.organization.Belonging;
import classroom7.people.organization.OrganizationName;
import classroom7.people.organization.Organizations;
import classroom7.people.organization.Role;
import classroom7.people.organization.Summary;
import classroom7.people.person.Email;
import classroom7.people.person.Languages;
import classroom7.people.person.Profile;
import classroom7.web.form.Fields;
import classroom7.web.form.Selection;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /organizations}: one's own, and for the operator all; an owner's settings of one. */
@Controller
public final class OrganizationPages {
    private static final int UNPROCESSABLE = 422;

    private final Organizations organizations;
    private final Founding founding;

    public OrganizationPages(Organizations organizations, Founding founding) {
        this.organizations = organizations;
        this.founding = founding;
    }

    @GetMapping("/organizations")
    Reply list(Frame frame, Actor actor) {
        return page(frame, actor, "", "", List.of());
    }

    @PostMapping("/organizations")
    Reply found(
            Frame frame,
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String owner) {
        if (!actor.operator()) {
            return new NotFound();
        }
        var problems = new ArrayList<Problem>();
        var readName = OrganizationName.read(name);
        if (readName == null) {
            problems.add(nameProblem());
        }
        var email = Email.read(owner);
        if (email == null) {
            problems.add(Problem.of("owner", "people.email.wrong"));
        }
        if (readName == null || email == null) {
            return page(frame, actor, name, owner, problems).withStatus(UNPROCESSABLE);
        }
        return switch (founding.found(actor, readName, email)) {
            case Founding.Ending.Founded(var id) ->
                    SeeOther.to("/organizations")
                            .saying(
                                    Flash.of(
                                            "organization.founded",
                                            readName.value(),
                                            email.value()));
            case Founding.Ending.NotFound() -> new NotFound();
        };
    }

    @GetMapping("/organizations/{organization}/settings")
    Reply settings(Frame frame, Actor actor, OrganizationId organization) {
        var mine = organizations.mine(actor, organization);
        return mine == null || mine.role() != Role.OWNER
                ? new NotFound()
                : settings(frame, mine, List.of());
    }

    @PostMapping("/organizations/{organization}/settings")
    Reply change(Frame frame, Actor actor, OrganizationId organization, SettingsForm form) {
        var mine = organizations.mine(actor, organization);
        if (mine == null || mine.role() != Role.OWNER) {
            return new NotFound();
        }
        var readName = OrganizationName.read(form.name());
        var readZone = Profile.zone(form.zone());
        if (readName == null || readZone == null || !Languages.isOffered(form.language())) {
            var problem =
                    readName == null ? nameProblem() : Problem.of("zone", "people.zone.wrong");
            return settings(frame, mine, List.of(problem)).withStatus(UNPROCESSABLE);
        }
        var tongue = Locale.forLanguageTag(form.language());
        return switch (organizations.change(actor, organization, readName, tongue, readZone)) {
            case Organizations.Changing.Changed() ->
                    SeeOther.to("/organizations/" + organization + "/settings")
                            .saying(Flash.of("organization.saved"));
            case Organizations.Changing.NotFound() -> new NotFound();
        };
    }

    private static Problem nameProblem() {
        return Problem.of("name", "people.organization.name.wrong", OrganizationName.LENGTH_MAX);
    }

    private Page page(Frame frame, Actor actor, String name, String owner, List<Problem> problems) {
        var fields = new Fields(frame.words(), problems);
        var own = organizations.mine(actor).stream().map(one -> own(frame, one)).toList();
        var view =
                switch (organizations.all(actor)) {
                    case Organizations.Listing.NotFound() ->
                            new OrganizationsView(own, List.of(), List.of());
                    case Organizations.Listing.Listed(var all) ->
                            new OrganizationsView(
                                    own,
                                    all.stream().map(one -> line(frame, one)).toList(),
                                    List.of(
                                            fields.text("name", "organization.name", name),
                                            fields.text("owner", "organization.owner", owner)));
                };
        return Page.of(frame.titled(frame.say("organization.title")), "organization/list", view);
    }

    private static OrganizationsView.Own own(Frame frame, Belonging belonging) {
        var base = "/organizations/" + belonging.organization().id();
        boolean owned = belonging.role() == Role.OWNER;
        return new OrganizationsView.Own(
                belonging.organization().name(),
                frame.say("role." + belonging.role().word()),
                owned ? base + "/people" : "",
                owned ? base + "/settings" : "");
    }

    private static OrganizationsView.Line line(Frame frame, Summary summary) {
        return new OrganizationsView.Line(
                summary.organization().name(),
                frame.words().number(summary.people()),
                frame.words().number(summary.courses()),
                frame.words().date(summary.organization().createdAt()),
                summary.owners() == 0 ? frame.say("organization.no-owner") : "");
    }

    private static Page settings(Frame frame, Belonging mine, List<Problem> problems) {
        var fields = new Fields(frame.words(), problems);
        var organization = mine.organization();
        var base = "/organizations/" + organization.id();
        var view =
                new SettingsView(
                        base + "/settings",
                        base + "/people",
                        fields.text("name", "organization.name", organization.name()),
                        Selection.languages(fields, organization.language()),
                        Selection.zones(fields, organization.zone().getId()));
        return Page.of(
                frame.titled(frame.say("organization.settings"))
                        .under(new Crumb(organization.name(), base + "/people")),
                "organization/settings",
                view);
    }
}
