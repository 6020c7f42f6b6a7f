package classroom7.web.progress;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.learning.attempt.AtWork;
import classroom7.learning.attempt.ExtraTimes;
import classroom7.learning.attempt.Giving;
import classroom7.learning.course.Change;
import classroom7.learning.lesson.Allowance;
import classroom7.learning.lesson.Allowances;
import classroom7.people.access.Actor;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Nothing;
import classroom7.web.reply.Page;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Timed work as its teacher follows it: who is at work, and more time in the middle. */
@Controller
public final class WorkingPages {
    private final ExtraTimes extraTimes;
    private final Allowances allowances;

    public WorkingPages(ExtraTimes extraTimes, Allowances allowances) {
        this.extraTimes = extraTimes;
        this.allowances = allowances;
    }

    /**
     * Asks for itself every two seconds, and shows what came.
     *
     * @param seen what it shows: then what differs is given alone, or nothing
     */
    @GetMapping("/lessons/{lesson}/working")
    Reply show(
            Actor actor,
            Frame frame,
            LessonId lesson,
            @RequestParam(required = false) @Nullable String seen) {
        return switch (extraTimes.atWork(actor, lesson)) {
            case AtWork.NotFound() -> new NotFound();
            case AtWork.InCourse inCourse -> new NotFound();
            case AtWork.Found found -> {
                var view = new WorkingViews(frame.words(), lesson, found).view();
                if (seen != null) {
                    yield seen.equals(view.seen())
                            ? new Nothing()
                            : Page.of(frame, "progress/working-live", view);
                }
                String course = "/courses/" + found.course();
                yield Page.of(
                        frame.titled(frame.say("progress.working"))
                                .under(
                                        new Crumb(found.courseTitle(), course),
                                        new Crumb(found.title(), "/lessons/" + lesson)),
                        "progress/working",
                        view);
            }
        };
    }

    /** How many are at work in the course's lessons: a piece of the progress page. */
    @GetMapping("/courses/{course}/working")
    Reply counts(Actor actor, Frame frame, CourseId course) {
        return switch (extraTimes.atWork(actor, course)) {
            case AtWork.InCourse(var lessons) ->
                    Page.of(
                            frame,
                            "progress/at-work",
                            new AtWorkView(lessons.stream().map(one -> line(frame, one)).toList()));
            case AtWork.NotFound() -> new NotFound();
            case AtWork.Found found -> new NotFound();
        };
    }

    private static AtWorkView.Line line(Frame frame, AtWork.Count one) {
        return new AtWorkView.Line(
                frame.words().count("progress.at-work", one.learners(), one.title()),
                "/lessons/" + one.lesson() + "/working");
    }

    /** More time for everybody whose time runs. */
    @PostMapping("/lessons/{lesson}/extra-time")
    Reply giveAll(Actor actor, LessonId lesson, @RequestParam(defaultValue = "0") int minutes) {
        return given(lesson, extraTimes.giveAll(actor, lesson, minutes));
    }

    /** More time for one, from now on if the time has ended. */
    @PostMapping("/lessons/{lesson}/work/{person}/extra-time")
    Reply giveOne(
            Actor actor,
            LessonId lesson,
            PersonId person,
            @RequestParam(defaultValue = "0") int minutes) {
        return given(lesson, extraTimes.giveOne(actor, lesson, person, minutes));
    }

    /** The undo of either. */
    @PostMapping("/lessons/{lesson}/extra-time/{gift}/end")
    Reply takeBack(Actor actor, LessonId lesson, @PathVariable String gift) {
        return given(lesson, extraTimes.takeBack(actor, lesson, gift));
    }

    private static Reply given(LessonId lesson, Giving giving) {
        SeeOther back = SeeOther.to("/lessons/" + lesson + "/working");
        return switch (giving) {
            case Giving.Given(var gift, int learners) ->
                    back.saying(
                            Flash.of("progress.said-time-given", String.valueOf(learners))
                                    .undoneBy(
                                            "/lessons/" + lesson + "/extra-time/" + gift + "/end"));
            case Giving.TakenBack taken -> back.saying(Flash.of("progress.said-time-taken"));
            case Giving.NobodyAtWork() -> back.saying(Flash.of("progress.said-nobody-at-work"));
            case Giving.Invalid(var problem) ->
                    Refused.badInput(problem.key(), problem.arguments().toArray());
            case Giving.NotFound() -> new NotFound();
        };
    }

    /** What was typed; a field that was not sent is nothing. */
    record AllowanceForm(
            @Nullable Integer percent, @Nullable Integer minutes, @Nullable Integer attempts) {
        Allowance allowance() {
            return new Allowance(
                    Objects.requireNonNullElse(percent, 0),
                    Objects.requireNonNullElse(minutes, 0),
                    Objects.requireNonNullElse(attempts, 0));
        }
    }

    /** What one learner has beyond the others, from the next attempt on. */
    @PostMapping("/lessons/{lesson}/work/{person}/allowance")
    Reply allow(Actor actor, LessonId lesson, PersonId person, @ModelAttribute AllowanceForm form) {
        return switch (allowances.allow(actor, lesson, person, form.allowance())) {
            case Change.Done() ->
                    SeeOther.to("/lessons/" + lesson + "/work/" + person)
                            .saying(Flash.of("progress.said-allowed"));
            case Change.Invalid(var problem) ->
                    Refused.badInput(problem.key(), problem.arguments().toArray());
            case Change.NotFound() -> new NotFound();
        };
    }
}
