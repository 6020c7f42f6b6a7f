package classroom7.web.progress;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.learning.course.Change;
import classroom7.learning.lesson.Agreements;
import classroom7.learning.lesson.Allowances;
import classroom7.learning.lesson.Due;
import classroom7.learning.lesson.Extension;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Reading;
import classroom7.learning.progress.LearnerWork;
import classroom7.learning.progress.Progress;
import classroom7.people.access.Actor;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.question.QuestionViews;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One learner's work in one lesson, and more time for it. */
@Controller
public final class WorkPages {
    private final Progress progress;
    private final Lessons lessons;
    private final Agreements agreements;
    private final Allowances allowances;
    private final QuestionViews views;

    public WorkPages(
            Progress progress,
            Lessons lessons,
            Agreements agreements,
            Allowances allowances,
            QuestionViews views) {
        this.progress = progress;
        this.lessons = lessons;
        this.agreements = agreements;
        this.allowances = allowances;
        this.views = views;
    }

    @GetMapping("/lessons/{lesson}/work/{person}")
    Reply show(Actor actor, Frame frame, LessonId lesson, PersonId person) {
        if (!(progress.learner(actor, lesson, person) instanceof LearnerWork.Found work)
                || !(lessons.read(actor, lesson) instanceof Reading.Open open)) {
            return new NotFound();
        }
        Extension.Given given =
                agreements.extensions(actor, lesson).stream()
                        .filter(one -> one.person().equals(person))
                        .map(Extension::given)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        var own = new WorkViews.Own(given, allowances.of(actor, lesson, person));
        var place = open.lesson().place();
        String course = "/courses/" + place.course();
        return Page.of(
                frame.titled(work.name())
                        .under(
                                new Crumb(place.courseTitle(), course),
                                new Crumb(frame.say("progress.title"), course + "/progress")),
                "progress/work",
                new WorkViews(views, frame.words()).view(work, open.lesson(), own));
    }

    /** More time for this learner alone. */
    @PostMapping("/lessons/{lesson}/work/{person}/extension")
    Reply extend(
            Actor actor,
            LessonId lesson,
            PersonId person,
            @RequestParam String due,
            @RequestParam(defaultValue = "") String zone) {
        SeeOther back = back(lesson, person);
        Due typed = due(due, zone.isEmpty() ? actor.zone().getId() : zone);
        if (typed == null) {
            return back.saying(Flash.of("progress.due-unread"));
        }
        return switch (agreements.extend(actor, lesson, person, typed)) {
            case Change.Done() ->
                    back.saying(
                            Flash.of("progress.said-extended")
                                    .undoneBy(back.address() + "/extension/end"));
            case Change.Invalid invalid -> back.saying(Flash.of(invalid.problem().key()));
            case Change.NotFound() -> new NotFound();
        };
    }

    @PostMapping("/lessons/{lesson}/work/{person}/extension/end")
    Reply withdraw(Actor actor, LessonId lesson, PersonId person) {
        return switch (agreements.withdraw(actor, lesson, person)) {
            case Change.Done() ->
                    back(lesson, person).saying(Flash.of("progress.said-extension-ended"));
            case Change.Invalid invalid -> new NotFound();
            case Change.NotFound() -> new NotFound();
        };
    }

    private static SeeOther back(LessonId lesson, PersonId person) {
        return SeeOther.to("/lessons/" + lesson + "/work/" + person);
    }

    private static @Nullable Due due(String typed, String zone) {
        try {
            LocalDateTime local = LocalDateTime.parse(typed);
            boolean near = local.getYear() >= 2000 && local.getYear() <= 2200;
            return near ? new Due(local, ZoneId.of(zone)) : null;
        } catch (DateTimeException unread) {
            return null;
        }
    }
}
