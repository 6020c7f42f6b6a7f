package classroom7.web.lesson;

import classroom7.base.LessonId;
import classroom7.learning.answer.Answers;
import classroom7.learning.answer.OwnAnswers;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.attempt.HandingIn;
import classroom7.learning.attempt.Timing;
import classroom7.learning.lesson.Content;
import classroom7.learning.lesson.Lesson;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Reading;
import classroom7.people.access.Actor;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.Json;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Timed work: before it begins, what time it is, handing it in. A GET begins and ends nothing. */
@Controller
public final class TimePages {
    private final Lessons lessons;
    private final Attempts attempts;
    private final Answers answers;
    private final InstantSource clock;

    public TimePages(Lessons lessons, Attempts attempts, Answers answers, InstantSource clock) {
        this.lessons = lessons;
        this.attempts = attempts;
        this.answers = answers;
        this.clock = clock;
    }

    /** Before the next attempt. */
    @GetMapping("/lessons/{lesson}/start")
    Reply start(Actor actor, Frame frame, LessonId lesson) {
        SeeOther page = SeeOther.to("/lessons/" + lesson);
        return switch (lessons.read(actor, lesson)) {
            case Reading.NotFound() -> new NotFound();
            case Reading.NotOpenYet closed -> page;
            case Reading.Open(Lesson open) ->
                    switch (open.stage(clock.instant())) {
                        case UNTIMED, RUNNING -> page;
                        case BEFORE -> start(actor, frame, open);
                        case HANDED_IN, OVER ->
                                open.terms().minutesMax() == 0 ? page : start(actor, frame, open);
                    };
        };
    }

    private Page start(Actor actor, Frame frame, Lesson lesson) {
        var views = new TimeViews(frame.words(), lesson, clock.instant());
        return Page.of(
                under(frame, lesson).titled(lesson.title()),
                "lesson/start",
                views.start(attempts.prospect(actor, lesson.id())));
    }

    /** What the page counts by: asked for again and again while time runs. */
    @GetMapping("/lessons/{lesson}/time")
    Reply time(Actor actor, LessonId lesson) {
        return switch (attempts.time(actor, lesson)) {
            case Timing.NotFound() -> new NotFound();
            case Timing.Known(var attempt, Instant now) -> {
                Map<String, Object> body = new LinkedHashMap<>();
                body.put("attempt", attempt.number());
                body.put("endsAt", String.valueOf(attempt.endsAt()));
                body.put("handedIn", attempt.handedInAt() != null);
                body.put("now", now.toString());
                yield Json.of(body);
            }
        };
    }

    /** What would be handed in, and what is not answered yet. */
    @GetMapping("/lessons/{lesson}/hand-in")
    Reply summary(Actor actor, Frame frame, LessonId lesson) {
        if (!(lessons.read(actor, lesson) instanceof Reading.Open(Lesson open))
                || !(answers.own(actor, lesson) instanceof OwnAnswers.Found own)) {
            return new NotFound();
        }
        var time = new TimeViews(frame.words(), open, clock.instant()).time();
        Lesson.Published published = open.published();
        if (time == null || !time.isRunning() || published == null) {
            return SeeOther.to("/lessons/" + lesson);
        }
        String address = "/lessons/" + lesson;
        List<Content.Pinned> asked = published.content().questions();
        List<HandInView.Open> unanswered = new ArrayList<>();
        for (int at = 0; at < asked.size(); at++) {
            var question = asked.get(at).question();
            if (!own.byQuestion().containsKey(question)) {
                unanswered.add(
                        new HandInView.Open(
                                frame.say("question.number", at + 1),
                                address + "#question-" + question));
            }
        }
        String facts =
                frame.say(
                        "lesson.hand-in.answered",
                        asked.size() - unanswered.size(),
                        frame.count("lesson.questions", asked.size()));
        return Page.of(
                under(frame, open, new Crumb(open.title(), address))
                        .titled(frame.say("lesson.hand-in")),
                "lesson/hand-in",
                new HandInView(address, facts, unanswered, time));
    }

    @PostMapping("/lessons/{lesson}/hand-in")
    Reply handIn(Actor actor, LessonId lesson) {
        SeeOther page = SeeOther.to("/lessons/" + lesson);
        return switch (attempts.handIn(actor, lesson)) {
            case HandingIn.HandedIn in ->
                    page.saying(
                            Flash.of("lesson.said-handed-in")
                                    .undoneBy(page.address() + "/hand-in/end"));
            case HandingIn.Over over -> page.saying(Flash.of("lesson.said-over"));
            case HandingIn.GoesOn goesOn -> page;
            case HandingIn.NotBegun() -> page;
            case HandingIn.NotFound() -> new NotFound();
        };
    }

    /** The undo, while time remains. */
    @PostMapping("/lessons/{lesson}/hand-in/end")
    Reply goOn(Actor actor, LessonId lesson) {
        SeeOther page = SeeOther.to("/lessons/" + lesson);
        return switch (attempts.goOn(actor, lesson)) {
            case HandingIn.GoesOn goesOn -> page.saying(Flash.of("lesson.said-goes-on"));
            case HandingIn.HandedIn late -> page.saying(Flash.of("lesson.said-over"));
            case HandingIn.Over over -> page.saying(Flash.of("lesson.said-over"));
            case HandingIn.NotBegun() -> page;
            case HandingIn.NotFound() -> new NotFound();
        };
    }

    private static Frame under(Frame frame, Lesson lesson, Crumb... more) {
        Lesson.Place place = lesson.place();
        List<Crumb> path = new ArrayList<>();
        path.add(new Crumb(place.organizationName(), "/"));
        path.add(new Crumb(place.courseTitle(), "/courses/" + place.course()));
        path.addAll(List.of(more));
        return frame.under(path.toArray(Crumb[]::new));
    }
}
