package classroom7.web.exchange;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.base.Problem;
import classroom7.learning.course.Contents;
import classroom7.learning.course.Courses;
import classroom7.learning.exchange.BadBundle;
import classroom7.learning.exchange.Destination;
import classroom7.learning.exchange.Importing;
import classroom7.learning.exchange.Imports;
import classroom7.learning.exchange.Steps;
import classroom7.learning.exchange.Uploads;
import classroom7.people.access.Actor;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.TakesFile;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Importing: a file, its preview, the import with its report. As a new course or into one. */
@Controller
public final class ExchangePages {
    private static final String NEW = "/courses/import";
    private static final String INTO = "/courses/{course}/import";

    private final Courses courses;
    private final Imports imports;
    private final Uploads uploads;

    public ExchangePages(Courses courses, Imports imports, Uploads uploads) {
        this.courses = courses;
        this.imports = imports;
        this.uploads = uploads;
    }

    /** Where an import goes and what its pages need to know of that. */
    private record Place(
            String base, @Nullable Destination destination, String organization, Frame frame) {}

    @GetMapping(NEW)
    Reply chooseNew(
            Actor actor, Frame frame, @RequestParam(defaultValue = "") String organization) {
        return courses.workplaces(actor).isEmpty()
                ? new NotFound()
                : choose(actor, anew(frame, organization), "");
    }

    @GetMapping(INTO)
    Reply chooseInto(Actor actor, Frame frame, CourseId course) {
        var place = into(actor, frame, course);
        return place == null ? new NotFound() : choose(actor, place, "");
    }

    @TakesFile(bytesMax = Uploads.BYTES_MAX)
    @PostMapping(NEW + "/preview")
    Reply previewNew(
            Actor actor,
            Frame frame,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String organization)
            throws IOException {
        return courses.workplaces(actor).isEmpty()
                ? new NotFound()
                : preview(actor, anew(frame, organization), file);
    }

    @TakesFile(bytesMax = Uploads.BYTES_MAX)
    @PostMapping(INTO + "/preview")
    Reply previewInto(
            Actor actor,
            Frame frame,
            CourseId course,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        var place = into(actor, frame, course);
        return place == null ? new NotFound() : preview(actor, place, file);
    }

    @PostMapping(NEW)
    Reply runNew(
            Actor actor,
            Frame frame,
            @RequestParam(defaultValue = "") String organization,
            @RequestParam(defaultValue = "") String upload,
            @RequestParam(defaultValue = "false") boolean publish) {
        return run(actor, anew(frame, organization), upload, publish);
    }

    @PostMapping(INTO)
    Reply runInto(
            Actor actor,
            Frame frame,
            CourseId course,
            @RequestParam(defaultValue = "") String upload,
            @RequestParam(defaultValue = "false") boolean publish) {
        var place = into(actor, frame, course);
        return place == null ? new NotFound() : run(actor, place, upload, publish);
    }

    private Place anew(Frame frame, String organization) {
        var destination =
                Ids.isId(organization)
                        ? new Destination.NewCourse(new OrganizationId(organization))
                        : null;
        return new Place(
                NEW, destination, organization, frame.titled(frame.say("exchange.import-course")));
    }

    /** Null: not there, or not the actor's to write. */
    private @Nullable Place into(Actor actor, Frame frame, CourseId id) {
        if (!(courses.contents(actor, id) instanceof Contents.Found found)
                || !found.course().isTaught()) {
            return null;
        }
        var address = "/courses/" + id;
        return new Place(
                address + "/import",
                new Destination.Into(id),
                "",
                frame.titled(frame.say("exchange.import"))
                        .under(new Crumb(found.course().title(), address)));
    }

    private Reply choose(Actor actor, Place place, String problem) {
        List<ChooseView.Place> places =
                place.base().equals(NEW)
                        ? courses.workplaces(actor).stream()
                                .map(there ->
                                        new ChooseView.Place(
                                                there.organization().value(),
                                                there.name(),
                                                there.organization()
                                                        .value()
                                                        .equals(place.organization())))
                                .toList()
                        : List.of();
        var view = new ChooseView(place.base(), places, problem);
        return problem.isEmpty()
                ? Page.of(place.frame(), "exchange/choose", view)
                : Page.again(place.frame(), "exchange/choose", view);
    }

    private Reply preview(Actor actor, Place place, @Nullable MultipartFile file)
            throws IOException {
        if (file == null || file.isEmpty()) {
            return refused(actor, place, Problem.of("", "exchange.bad.none"));
        }
        var name = file.getOriginalFilename();
        try (var in = file.getInputStream()) {
            var upload = uploads.keep(actor, name == null ? "" : name, in);
            return preview(actor, place, upload);
        } catch (BadBundle e) {
            return refused(actor, place, e.problem());
        }
    }

    private Reply preview(Actor actor, Place place, String upload) {
        try (var bundle = uploads.open(actor, upload)) {
            if (bundle == null) {
                return refused(actor, place, Problem.of("", "exchange.bad.gone"));
            }
            return switch (imports.plan(bundle)) {
                case Imports.Planning.Refused(var problem) -> refused(actor, place, problem);
                case Imports.Planning.Planned(var plan) ->
                        Page.of(
                                place.frame(),
                                "exchange/report",
                                new Reports(place.frame().words())
                                        .preview(place.base(), upload, place.organization(), plan));
            };
        }
    }

    private Reply run(Actor actor, Place place, String upload, boolean publish) {
        if (place.destination() == null) {
            return new NotFound();
        }
        try (var bundle = uploads.open(actor, upload)) {
            if (bundle == null) {
                return refused(actor, place, Problem.of("", "exchange.bad.gone"));
            }
            return switch (imports.plan(bundle)) {
                case Imports.Planning.Refused(var problem) -> refused(actor, place, problem);
                case Imports.Planning.Planned(var plan) -> {
                    var order =
                            new Imports.Order(
                                    place.destination(), plan, bundle, publish, Steps.UNHEARD);
                    yield ended(actor, place, imports.carryOut(actor, order), upload);
                }
            };
        } catch (BadBundle e) {
            return refused(actor, place, e.problem());
        }
    }

    private Reply ended(Actor actor, Place place, Importing importing, String upload) {
        return switch (importing) {
            case Importing.NotFound() -> new NotFound();
            case Importing.Refused(var problem) -> refused(actor, place, problem);
            case Importing.Imported imported -> {
                uploads.forget(actor, upload);
                yield Page.of(
                        place.frame(),
                        "exchange/report",
                        new Reports(place.frame().words()).done(place.base(), imported));
            }
        };
    }

    private Reply refused(Actor actor, Place place, Problem problem) {
        var sentence = place.frame().say(problem.key(), problem.arguments().toArray());
        return choose(actor, place, sentence);
    }
}
