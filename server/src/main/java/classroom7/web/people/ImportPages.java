package classroom7.web.people;

import classroom7.base.OrganizationId;
import classroom7.base.Problem;
import classroom7.people.access.Actor;
import classroom7.people.membership.PeopleFile;
import classroom7.people.membership.PeopleImport;
import classroom7.people.organization.Organizations;
import classroom7.people.organization.Role;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import classroom7.web.reply.TakesFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * Imports a CSV of people: the preview carries the text in its form, so the server remembers
 * nothing between the two steps.
 */
@Controller
public final class ImportPages {
    private static final String IMPORT = "/organizations/{organization}/people/import";

    private final Organizations organizations;
    private final PeopleImport importing;

    public ImportPages(Organizations organizations, PeopleImport importing) {
        this.organizations = organizations;
        this.importing = importing;
    }

    @GetMapping(IMPORT)
    Reply choose(Frame frame, Actor actor, OrganizationId organization) {
        return isOwner(actor, organization)
                ? page(frame, actor, organization, chosen(organization, "", ""))
                : new NotFound();
    }

    @TakesFile(bytesMax = PeopleFile.BYTES_MAX)
    @PostMapping(IMPORT + "/preview")
    Reply preview(
            Frame frame,
            Actor actor,
            OrganizationId organization,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String csv)
            throws IOException {
        if (!isOwner(actor, organization)) {
            return new NotFound();
        }
        if (file != null && file.getSize() > PeopleFile.BYTES_MAX) {
            return Refused.tooLarge();
        }
        var bytes =
                file != null && !file.isEmpty()
                        ? file.getBytes()
                        : csv.getBytes(StandardCharsets.UTF_8);
        return switch (PeopleFile.read(bytes)) {
            case PeopleFile.Reading.Unreadable(var problem) ->
                    unreadable(frame, actor, organization, csv, problem);
            case PeopleFile.Reading.Readable(var people) ->
                    switch (importing.preview(actor, organization, people)) {
                        case PeopleImport.Ending.NotFound() -> new NotFound();
                        case PeopleImport.Ending.Read read ->
                                page(
                                        frame,
                                        actor,
                                        organization,
                                        shown(
                                                frame,
                                                organization,
                                                read,
                                                new String(bytes, StandardCharsets.UTF_8)));
                    };
        };
    }

    @PostMapping(IMPORT)
    Reply run(
            Frame frame,
            Actor actor,
            OrganizationId organization,
            @RequestParam(defaultValue = "") String csv) {
        if (!isOwner(actor, organization)) {
            return new NotFound();
        }
        return switch (PeopleFile.read(csv)) {
            case PeopleFile.Reading.Unreadable(var problem) ->
                    unreadable(frame, actor, organization, csv, problem);
            case PeopleFile.Reading.Readable(var people) ->
                    switch (importing.run(actor, organization, people)) {
                        case PeopleImport.Ending.NotFound() -> new NotFound();
                        case PeopleImport.Ending.Read read ->
                                SeeOther.to(PeoplePages.address(organization))
                                        .saying(
                                                Flash.of(
                                                        "people.invited.other",
                                                        String.valueOf(read.good())));
                    };
        };
    }

    private boolean isOwner(Actor actor, OrganizationId organization) {
        var mine = organizations.mine(actor, organization);
        return mine != null && mine.role() == Role.OWNER;
    }

    private Reply unreadable(
            Frame frame, Actor actor, OrganizationId organization, String csv, Problem problem) {
        var said = frame.say(problem.key(), problem.arguments().toArray());
        return switch (page(frame, actor, organization, chosen(organization, csv, said))) {
            case Page page -> page.withStatus(422);
            case Reply other -> other;
        };
    }

    private static ImportView chosen(OrganizationId organization, String csv, String problem) {
        var people = PeoplePages.address(organization);
        return new ImportView(people + "/import/preview", people, csv, List.of(), "", "", problem);
    }

    private static ImportView shown(
            Frame frame, OrganizationId organization, PeopleImport.Ending.Read read, String csv) {
        var people = PeoplePages.address(organization);
        var rows = read.rows().stream().map(row -> row(frame, row)).toList();
        long good = read.good();
        long wrong = read.rows().size() - good;
        return new ImportView(
                people + "/import",
                people,
                csv,
                rows,
                wrong == 0
                        ? frame.count("people.import.good", good)
                        : frame.count("people.import.wrong", wrong),
                good == 0 ? "" : frame.count("people.import.button", good),
                "");
    }

    private static ImportView.Row row(Frame frame, PeopleFile.Row row) {
        var problem = row.problem();
        return new ImportView.Row(
                row.line(),
                row.email(),
                row.name(),
                frame.say("role." + row.role().word()),
                problem == null ? "" : frame.say(problem.key(), problem.arguments().toArray()));
    }

    private Reply page(Frame frame, Actor actor, OrganizationId organization, ImportView view) {
        var mine = organizations.mine(actor, organization);
        if (mine == null) {
            return new NotFound();
        }
        return Page.of(
                frame.titled(frame.say("people.import.title"))
                        .under(
                                new Crumb(mine.organization().name(), "/organizations"),
                                new Crumb(frame.say("people.title"), view.people())),
                "people/import",
                view);
    }
}
