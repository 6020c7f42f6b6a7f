package classroom7.web.course;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.learning.course.Change;
import classroom7.learning.course.CodeMaking;
import classroom7.learning.course.Contents;
import classroom7.learning.course.Course;
import classroom7.learning.course.CourseState;
import classroom7.learning.course.Courses;
import classroom7.learning.course.Creating;
import classroom7.learning.lesson.Copying;
import classroom7.learning.lesson.CourseCopies;
import classroom7.people.access.Actor;
import classroom7.platform.html.Markdown;
import classroom7.platform.settings.Site;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A course: made, shown, described, published, archived, copied, opened by a code. */
@Controller
public final class CoursePages {
    private final Courses courses;
    private final CourseCopies copies;
    private final Markdown markdown;
    private final Site site;
    private final InstantSource clock;

    public CoursePages(
            Courses courses,
            CourseCopies copies,
            Markdown markdown,
            Site site,
            InstantSource clock) {
        this.courses = courses;
        this.copies = copies;
        this.markdown = markdown;
        this.site = site;
        this.clock = clock;
    }

    @GetMapping("/courses/new")
    Reply form(Actor actor, Frame frame, @RequestParam(defaultValue = "") String organization) {
        var places = courses.workplaces(actor);
        return places.isEmpty()
                ? new NotFound()
                : Page.of(
                        frame.titled(frame.say("course.new")),
                        "course/new",
                        NewCourseView.of(places, organization, "", ""));
    }

    @PostMapping("/courses")
    Reply create(
            Actor actor,
            Frame frame,
            @RequestParam String title,
            @RequestParam(defaultValue = "") String organization) {
        var places = courses.workplaces(actor);
        String place =
                organization.isEmpty() && places.size() == 1
                        ? places.getFirst().organization().value()
                        : organization;
        if (!Ids.isId(place)) {
            return new NotFound();
        }
        return switch (courses.create(actor, new OrganizationId(place), title)) {
            case Creating.Created(var id) -> SeeOther.to("/courses/" + id);
            case Creating.NotFound() -> new NotFound();
            case Creating.Invalid(var problem) ->
                    Page.again(
                            frame.titled(frame.say("course.new")),
                            "course/new",
                            NewCourseView.of(
                                    places,
                                    place,
                                    title,
                                    frame.say(problem.key(), problem.arguments().toArray())));
        };
    }

    @GetMapping("/courses/{course}")
    Reply show(Actor actor, Frame frame, CourseId course) {
        return switch (courses.contents(actor, course)) {
            case Contents.NotFound() -> new NotFound();
            case Contents.Found found when found.course().isTaught() ->
                    Page.of(
                            framed(frame, found.course()),
                            "course/teach",
                            new TeachViews(markdown, frame.words(), clock.instant())
                                    .view(found, site.address().toString()));
            case Contents.Found found ->
                    Page.of(
                            framed(frame, found.course()),
                            "course/learn",
                            new LearnViews(markdown, frame.words(), clock.instant()).view(found));
        };
    }

    private static Frame framed(Frame frame, Course course) {
        return frame.titled(course.title()).under(new Crumb(course.organizationName(), "/"));
    }

    @PostMapping("/courses/{course}/title")
    Reply rename(Actor actor, CourseId course, @RequestParam String title) {
        return back(course, courses.rename(actor, course, title));
    }

    @PostMapping("/courses/{course}/description")
    Reply describe(Actor actor, CourseId course, @RequestParam String description) {
        return back(course, courses.describe(actor, course, description));
    }

    @PostMapping("/courses/{course}/publication")
    Reply publish(Actor actor, CourseId course) {
        return enter(actor, course, CourseState.PUBLISHED);
    }

    /** Back to a draft, which only its teachers see. */
    @PostMapping("/courses/{course}/withdrawal")
    Reply withdraw(Actor actor, CourseId course) {
        return enter(actor, course, CourseState.DRAFT);
    }

    @PostMapping("/courses/{course}/archive")
    Reply archive(Actor actor, CourseId course) {
        return enter(actor, course, CourseState.ARCHIVED);
    }

    private Reply enter(Actor actor, CourseId id, CourseState state) {
        if (!(courses.contents(actor, id) instanceof Contents.Found found)) {
            return new NotFound();
        }
        var change =
                switch (state) {
                    case DRAFT -> courses.withdraw(actor, id);
                    case PUBLISHED -> courses.publish(actor, id);
                    case ARCHIVED -> courses.archive(actor, id);
                };
        if (!(change instanceof Change.Done)) {
            return new NotFound();
        }
        String key =
                switch (state) {
                    case DRAFT -> "course.said-withdrawn";
                    case PUBLISHED -> "course.said-published";
                    case ARCHIVED -> "course.said-archived";
                };
        return SeeOther.to("/courses/" + id)
                .saying(
                        Flash.of(key, found.course().title())
                                .undoneBy(address(id, found.course().state())));
    }

    private static String address(CourseId id, CourseState state) {
        return "/courses/"
                + id
                + switch (state) {
                    case DRAFT -> "/withdrawal";
                    case PUBLISHED -> "/publication";
                    case ARCHIVED -> "/archive";
                };
    }

    @PostMapping("/courses/{course}/copies")
    Reply copy(Actor actor, Frame frame, CourseId course) {
        if (!(courses.contents(actor, course) instanceof Contents.Found found)) {
            return new NotFound();
        }
        String title = frame.say("course.copy-of", found.course().title());
        return switch (copies.copy(actor, course, title)) {
            case Copying.Copied(var id, var copied) ->
                    SeeOther.to("/courses/" + id).saying(Flash.of("course.said-copied", copied));
            case Copying.NotFound() -> new NotFound();
        };
    }

    @PostMapping("/courses/{course}/code")
    Reply makeCode(Actor actor, CourseId course) {
        return switch (courses.makeCode(actor, course)) {
            case CodeMaking.Made made -> SeeOther.to("/courses/" + course + "/people#code");
            case CodeMaking.NotFound() -> new NotFound();
        };
    }

    @PostMapping("/courses/{course}/code/end")
    Reply withdrawCode(Actor actor, CourseId course) {
        return switch (courses.withdrawCode(actor, course)) {
            case Change.Done() -> SeeOther.to("/courses/" + course + "/people#code");
            case Change.Invalid invalid -> new NotFound();
            case Change.NotFound() -> new NotFound();
        };
    }

    /** To the course's page, saying what was wrong if anything was. */
    static Reply back(CourseId course, Change change) {
        return switch (change) {
            case Change.Done() -> SeeOther.to("/courses/" + course);
            case Change.NotFound() -> new NotFound();
            case Change.Invalid(var problem) ->
                    SeeOther.to("/courses/" + course)
                            .saying(
                                    Flash.of(
                                            problem.key(),
                                            problem.arguments().stream()
                                                    .map(Object::toString)
                                                    .toArray(String[]::new)));
        };
    }
}
