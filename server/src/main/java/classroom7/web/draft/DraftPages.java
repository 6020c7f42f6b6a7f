package classroom7.web.draft;

import classroom7.base.LessonId;
import classroom7.learning.lesson.Agreements;
import classroom7.learning.lesson.Draft;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Editing;
import classroom7.learning.lesson.Publications;
import classroom7.learning.lesson.Publishing;
import classroom7.learning.lesson.Saving;
import classroom7.people.access.Actor;
import classroom7.web.draft.DraftViews.Turn;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.Json;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Writing a lesson: shown, saved, previewed, published. */
@Controller
public final class DraftPages {
    private static final Logger LOG = LoggerFactory.getLogger(DraftPages.class);
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    private final Drafts drafts;
    private final Publications publications;
    private final Agreements agreements;
    private final PreviewViews previews;

    public DraftPages(
            Drafts drafts,
            Publications publications,
            Agreements agreements,
            PreviewViews previews) {
        this.drafts = drafts;
        this.publications = publications;
        this.agreements = agreements;
        this.previews = previews;
    }

    @GetMapping("/lessons/{lesson}/edit")
    Reply show(Actor actor, Frame frame, LessonId lesson) {
        return switch (drafts.open(actor, lesson)) {
            case Editing.NotFound() -> new NotFound();
            case Editing.Open(var draft) -> page(actor, frame, draft, typed(draft), Turn.PLAIN);
        };
    }

    private Page page(Actor actor, Frame frame, Draft draft, Drafts.Typed typed, Turn turn) {
        Frame named = DraftViews.named(frame, draft);
        var view =
                new DraftViews(previews, named)
                        .view(draft, typed, agreements.extensions(actor, draft.id()), turn);
        return Page.of(named, "draft/edit", view);
    }

    private static Drafts.Typed typed(Draft draft) {
        return new Drafts.Typed(draft.title(), draft.source());
    }

    /** Saves; a script is told in JSON, a person by the page. */
    @PostMapping("/lessons/{lesson}/draft")
    Reply save(
            Actor actor, Frame frame, LessonId lesson, DraftForm form, HttpServletRequest request) {
        var typed = form.typed();
        var saving = drafts.save(actor, lesson, typed, form.base());
        return "application/json".equals(request.getHeader("Accept"))
                ? told(frame, saving)
                : switch (saving) {
                    case Saving.Saved saved ->
                            SeeOther.to("/lessons/" + lesson + "/edit")
                                    .saying(Flash.of("draft.said-saved"));
                    case Saving.Conflict conflict -> again(actor, frame, lesson, typed, saving);
                    case Saving.Invalid invalid -> again(actor, frame, lesson, typed, saving);
                    case Saving.NotFound() -> new NotFound();
                };
    }

    private static Reply told(Frame frame, Saving saving) {
        return switch (saving) {
            case Saving.Saved(var revision, var at) ->
                    Json.of(Map.of("revision", revision, "at", frame.words().timeToSecond(at)));
            case Saving.Conflict(var newer) ->
                    new Json(
                            CONFLICT,
                            Map.of(
                                    "revision", newer.revision(),
                                    "title", newer.title(),
                                    "source", newer.source(),
                                    "by", newer.changedBy(),
                                    "at", frame.words().timeToSecond(newer.changedAt())));
            case Saving.Invalid(var problem) ->
                    new Json(
                            UNPROCESSABLE,
                            Map.of(
                                    "problem",
                                    frame.say(problem.key(), problem.arguments().toArray())));
            case Saving.NotFound() -> new NotFound();
        };
    }

    /** The form again, with everything that was typed still there. */
    private Reply again(
            Actor actor, Frame frame, LessonId lesson, Drafts.Typed typed, Saving saving) {
        if (!(drafts.open(actor, lesson) instanceof Editing.Open(var draft))) {
            return new NotFound();
        }
        var turn =
                switch (saving) {
                    case Saving.Conflict(var newer) ->
                            new Turn(
                                    new DraftView.Newer(newer.changedBy(), newer.source()),
                                    "",
                                    List.of());
                    case Saving.Invalid(var problem) ->
                            new Turn(
                                    DraftView.Newer.NOTHING,
                                    frame.say(problem.key(), problem.arguments().toArray()),
                                    List.of());
                    case Saving.Saved saved -> Turn.PLAIN;
                    case Saving.NotFound() -> Turn.PLAIN;
                };
        return page(actor, frame, draft, typed, turn)
                .withStatus(saving instanceof Saving.Conflict ? CONFLICT : UNPROCESSABLE);
    }

    /** The page that a text would be, as a piece. */
    @PostMapping("/lessons/{lesson}/preview")
    Reply preview(
            Actor actor,
            Frame frame,
            LessonId lesson,
            @RequestParam String title,
            @RequestParam String source) {
        if (source.length() > Drafts.SOURCE_MAX) {
            return Refused.tooLarge();
        }
        return drafts.open(actor, lesson) instanceof Editing.Open
                ? Page.of(frame, "draft/preview", previews.view(frame, title, source))
                : new NotFound();
    }

    /** Saves, then publishes. */
    @PostMapping("/lessons/{lesson}/publication")
    Reply publish(Actor actor, Frame frame, LessonId lesson, DraftForm form) {
        var typed = form.typed();
        return switch (drafts.save(actor, lesson, typed, form.base())) {
            case Saving.NotFound() -> new NotFound();
            case Saving.Conflict conflict -> again(actor, frame, lesson, typed, conflict);
            case Saving.Invalid invalid -> again(actor, frame, lesson, typed, invalid);
            case Saving.Saved saved ->
                    published(actor, frame, lesson, publications.publish(actor, lesson, Set.of()));
        };
    }

    private Reply published(Actor actor, Frame frame, LessonId lesson, Publishing publishing) {
        return switch (publishing) {
            case Publishing.Published(var version, var at, var questions) -> {
                var said = Flash.of("draft.said-published", frame.words().timeToSecond(at));
                yield SeeOther.to("/lessons/" + lesson)
                        .saying(
                                version == 1
                                        ? said
                                        : said.undoneBy(
                                                "/lessons/"
                                                        + lesson
                                                        + "/versions/"
                                                        + (version - 1)
                                                        + "/publication"));
            }
            case Publishing.Unready(var problems) ->
                    unready(
                            actor,
                            frame,
                            lesson,
                            new Turn(
                                    DraftView.Newer.NOTHING, "", previews.issues(frame, problems)));
            case Publishing.ChangedMeanwhile() -> Refused.conflict();
            case Publishing.Refused(var problem, var cause) -> {
                LOG.warn("Lesson {} could not be published: {}", lesson, cause);
                yield unready(
                        actor,
                        frame,
                        lesson,
                        new Turn(DraftView.Newer.NOTHING, frame.say(problem.key()), List.of()));
            }
            case Publishing.NotFound() -> new NotFound();
        };
    }

    private Reply unready(Actor actor, Frame frame, LessonId lesson, Turn turn) {
        return drafts.open(actor, lesson) instanceof Editing.Open(var draft)
                ? page(actor, frame, draft, typed(draft), turn).withStatus(UNPROCESSABLE)
                : new NotFound();
    }
}
