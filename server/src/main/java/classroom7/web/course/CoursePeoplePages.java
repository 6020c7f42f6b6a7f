package classroom7.web.course;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.PersonId;
import classroom7.learning.course.Change;
import classroom7.learning.enrolment.Enrolments;
import classroom7.learning.enrolment.Participant;
import classroom7.learning.enrolment.People;
import classroom7.people.access.Actor;
import classroom7.people.membership.Invitations;
import classroom7.people.membership.Invitee;
import classroom7.people.membership.Inviting;
import classroom7.people.organization.Role;
import classroom7.platform.settings.Site;
import classroom7.platform.words.Words;
import classroom7.web.course.CoursePeopleView.Row;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Who teaches and learns in a course: a pasted list and one click. */
@Controller
public final class CoursePeoplePages {
    private final Enrolments enrolments;
    private final Invitations invitations;
    private final Site site;

    public CoursePeoplePages(Enrolments enrolments, Invitations invitations, Site site) {
        this.enrolments = enrolments;
        this.invitations = invitations;
        this.site = site;
    }

    @GetMapping("/courses/{course}/people")
    Reply show(Actor actor, Frame frame, CourseId course) {
        return page(actor, frame, course, List.of());
    }

    private Reply page(Actor actor, Frame frame, CourseId id, List<String> outcome) {
        if (!(enrolments.people(actor, id) instanceof People.Found found)) {
            return new NotFound();
        }
        var course = found.course();
        Frame named =
                frame.titled(frame.say("course.people"))
                        .under(
                                new Crumb(course.organizationName(), "/"),
                                new Crumb(course.title(), "/courses/" + id));
        String code = course.joinCode() == null ? "" : course.joinCode();
        var words = frame.words();
        var view =
                new CoursePeopleView(
                        id.value(),
                        code,
                        code.isEmpty() ? "" : site.address() + "/join/" + code,
                        rows(found.teachers()),
                        rows(found.learners()),
                        found.invited().stream().map(one -> invited(words, one)).toList(),
                        found.candidates().stream()
                                .map(one -> new Row(one.person().value(), one.name(), ""))
                                .toList(),
                        outcome);
        return Page.of(named, "course/people", view);
    }

    private static List<Row> rows(List<Participant> participants) {
        return participants.stream()
                .map(one -> new Row(one.person().value(), one.name(), one.email()))
                .toList();
    }

    private static Row invited(Words words, People.Invited one) {
        return new Row(
                "",
                one.name().isEmpty() ? one.email() : one.name() + " <" + one.email() + ">",
                words.say("course.invited-at", words.moment(one.at())));
    }

    /** Members are enrolled at once, others get a letter. */
    @PostMapping("/courses/{course}/enrolments")
    Reply enrol(Actor actor, Frame frame, CourseId course, @RequestParam String people) {
        if (!(enrolments.people(actor, course) instanceof People.Found found)) {
            return new NotFound();
        }
        var place = new Invitations.Place(found.course().organization(), Role.LEARNER, course);
        return switch (invitations.invite(actor, place, Invitee.list(people))) {
            case Inviting.NotFound() -> new NotFound();
            case Inviting.TooMany() ->
                    Refused.badInput("course.too-many-people", Invitations.AT_ONCE_MAX);
            case Inviting.Done(var results) ->
                    page(actor, frame, course, outcome(frame.words(), results));
        };
    }

    private static List<String> outcome(Words words, List<Inviting.Result> results) {
        Map<Inviting.Fate, List<Inviting.Result>> byFate =
                results.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Inviting.Result::fate,
                                        () -> new EnumMap<>(Inviting.Fate.class),
                                        Collectors.toList()));
        return byFate.entrySet().stream()
                .map(fate ->
                        words.count(
                                key(fate.getKey()),
                                fate.getValue().size(),
                                fate.getValue().stream()
                                        .limit(10)
                                        .map(one -> one.invitee().email())
                                        .collect(Collectors.joining(", "))))
                .toList();
    }

    private static String key(Inviting.Fate fate) {
        return switch (fate) {
            case INVITED -> "course.fate-invited";
            case ENROLLED -> "course.fate-enrolled";
            case ALREADY_THERE -> "course.fate-there";
            case NO_ADDRESS -> "course.fate-no-address";
            case REPEATED -> "course.fate-repeated";
        };
    }

    @PostMapping("/courses/{course}/enrolments/{person}/end")
    Reply end(Actor actor, CourseId course, PersonId person) {
        return said(
                course,
                enrolments.end(actor, course, person),
                Flash.of("course.said-ended")
                        .undoneBy("/courses/" + course + "/enrolments/" + person + "/resumption"));
    }

    @PostMapping("/courses/{course}/enrolments/{person}/resumption")
    Reply resume(Actor actor, CourseId course, PersonId person) {
        return said(
                course, enrolments.resume(actor, course, person), Flash.of("course.said-resumed"));
    }

    @PostMapping("/courses/{course}/teachers")
    Reply appoint(Actor actor, CourseId course, @RequestParam String person) {
        return Ids.isId(person)
                ? said(
                        course,
                        enrolments.appoint(actor, course, new PersonId(person)),
                        Flash.of("course.said-appointed")
                                .undoneBy("/courses/" + course + "/enrolments/" + person + "/end"))
                : new NotFound();
    }

    private static Reply said(CourseId course, Change change, Flash flash) {
        return change instanceof Change.Done
                ? SeeOther.to("/courses/" + course + "/people").saying(flash)
                : new NotFound();
    }
}
