package classroom7.web.lesson;

import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.QuestionId;
import classroom7.learning.answer.Answers;
import classroom7.learning.answer.OwnAnswers;
import classroom7.learning.lesson.Content;
import classroom7.learning.lesson.Lesson;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Reading;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Questions;
import classroom7.people.access.Actor;
import classroom7.platform.database.Touches;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Frame;
import classroom7.web.question.QuestionViews;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /lessons/{lesson}}: read, and answer in the text. A GET begins nothing. */
@Controller
public final class LessonPages {
    private final Lessons lessons;
    private final Questions questions;
    private final Answers answers;
    private final QuestionViews views;
    private final InstantSource clock;
    private final Touches touches;

    public LessonPages(Rooms rooms, QuestionViews views, InstantSource clock, Touches touches) {
        this.lessons = rooms.lessons();
        this.questions = rooms.questions();
        this.answers = rooms.answers();
        this.views = views;
        this.clock = clock;
        this.touches = touches;
    }

    /** The doors it asks. */
    public record Rooms(Lessons lessons, Questions questions, Answers answers) {}

    @GetMapping("/lessons/{lesson}")
    Reply show(
            Actor actor, Frame frame, LessonId lesson, @RequestParam(defaultValue = "") String as) {
        Touches.Moment before = touches.now();
        return switch (lessons.read(actor, lesson)) {
            case Reading.NotFound() -> new NotFound();
            case Reading.NotOpenYet closed ->
                    Page.of(
                            frame.titled(closed.title()).under(course(closed)),
                            "lesson/closed",
                            frame.say("lesson.opens", frame.words().moment(closed.opensAt())));
            case Reading.Open(Lesson open) when open.published() == null ->
                    SeeOther.to("/lessons/" + lesson + "/edit");
            case Reading.Open(Lesson open) when isBefore(open) ->
                    SeeOther.to("/lessons/" + lesson + "/start");
            case Reading.Open(Lesson open) when isTimed(open) || open.isTaught() ->
                    page(actor, frame, open, as.equals("learner"));
            case Reading.Open(Lesson open) ->
                    page(actor, frame, open, as.equals("learner"))
                            .kept(keeping(before, actor, open));
        };
    }

    /** Until when, and as long as what is unchanged, a learner sees the same page again. */
    private Page.Keeping keeping(Touches.Moment before, Actor actor, Lesson lesson) {
        Instant now = clock.instant();
        // "Today" is printed on it.
        Instant midnight =
                now.atZone(actor.zone())
                        .toLocalDate()
                        .plusDays(1)
                        .atStartOfDay(actor.zone())
                        .toInstant();
        Instant until =
                lesson.turns().stream()
                        .filter(turn -> turn.isAfter(now) && turn.isBefore(midnight))
                        .min(Comparator.naturalOrder())
                        .orElse(midnight);
        List<String> subjects = new ArrayList<>(answers.subjects(actor, lesson.id()));
        Lesson.Place place = lesson.place();
        answers.follow(place.organization());
        subjects.add(place.organization().value());
        subjects.add(place.course().value());
        return new Page.Keeping(touches.basis(before, subjects), until);
    }

    private Page page(Actor actor, Frame frame, Lesson lesson, boolean asLearner) {
        Lesson.Place place = lesson.place();
        Frame named =
                frame.titled(lesson.title())
                        .under(
                                new Crumb(place.organizationName(), "/"),
                                new Crumb(place.courseTitle(), "/courses/" + place.course()))
                        .soFar(0);
        Content content = content(lesson);
        LessonViews words =
                new LessonViews(views, named, lesson, own(actor, lesson), clock.instant());
        var versions = versions(place.organization(), content.questions());
        LessonView view = words.view(content, versions);
        return Page.of(named, "lesson/show", asLearner ? view.asLearner(frame.words()) : view);
    }

    /** One question again, after it was answered. */
    @GetMapping("/lessons/{lesson}/questions/{question}")
    Reply question(Actor actor, Frame frame, LessonId lesson, QuestionId question) {
        if (!(lessons.read(actor, lesson) instanceof Reading.Open(Lesson open)) || isBefore(open)) {
            return new NotFound();
        }
        List<Content.Pinned> pinned = content(open).questions();
        for (int at = 0; at < pinned.size(); at++) {
            if (pinned.get(at).question().equals(question)) {
                QuestionVersion version =
                        versions(open.place().organization(), List.of(pinned.get(at)))
                                .values()
                                .iterator()
                                .next();
                LessonViews words =
                        new LessonViews(views, frame, open, own(actor, open), clock.instant());
                return Page.of(frame, "lesson/asked", words.asked(version, at + 1));
            }
        }
        return new NotFound();
    }

    /** Timed work that has not begun: nothing of it is shown. */
    private boolean isBefore(Lesson lesson) {
        return lesson.stage(clock.instant()) == Lesson.Stage.BEFORE;
    }

    /** The time that is left stands on its page: it is another each time. */
    private boolean isTimed(Lesson lesson) {
        return lesson.stage(clock.instant()) != Lesson.Stage.UNTIMED;
    }

    private OwnAnswers.@Nullable Found own(Actor actor, Lesson lesson) {
        if (lesson.isTaught()) {
            return null;
        }
        return switch (answers.own(actor, lesson.id())) {
            case OwnAnswers.Found found -> found;
            case OwnAnswers.NotFound() -> null;
        };
    }

    private static Content content(Lesson lesson) {
        Lesson.Published published = lesson.published();
        return published == null ? new Content(List.of()) : published.content();
    }

    private Map<QuestionVersion.Pin, QuestionVersion> versions(
            OrganizationId organization, Collection<Content.Pinned> pinned) {
        return questions.findAll(
                organization,
                pinned.stream()
                        .map(pin -> new QuestionVersion.Pin(pin.question(), pin.version()))
                        .collect(Collectors.toList()));
    }

    private static Crumb course(Reading.NotOpenYet closed) {
        return new Crumb(closed.courseTitle(), "/courses/" + closed.course());
    }
}
