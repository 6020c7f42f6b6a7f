package classroom7.web.draft;

import classroom7.base.LessonId;
import classroom7.learning.lesson.Difference;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.History;
import classroom7.learning.lesson.Past;
import classroom7.learning.lesson.Publications;
import classroom7.learning.lesson.Publishing;
import classroom7.learning.lesson.Saving;
import classroom7.people.access.Actor;
import classroom7.platform.words.Words;
import classroom7.web.draft.HistoryView.Compared;
import classroom7.web.draft.HistoryView.Row;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a lesson said before, and bringing it back. */
@Controller
public final class HistoryPages {
    private final Drafts drafts;
    private final Publications publications;

    public HistoryPages(Drafts drafts, Publications publications) {
        this.drafts = drafts;
        this.publications = publications;
    }

    /** With {@code version} or {@code entry}: how the draft of now differs from that. */
    @GetMapping("/lessons/{lesson}/history")
    Reply show(
            Actor actor,
            Frame frame,
            LessonId lesson,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(defaultValue = "") String entry) {
        return switch (drafts.history(actor, lesson)) {
            case History.NotFound() -> new NotFound();
            case History.Found found -> {
                var place = found.draft().place();
                Frame named =
                        frame.titled(frame.say("draft.history-of", found.draft().title()))
                                .under(
                                        new Crumb(place.organizationName(), "/"),
                                        new Crumb(
                                                place.courseTitle(), "/courses/" + place.course()));
                var view = view(actor, frame.words(), found, version, entry);
                yield Page.of(named, "draft/history", view);
            }
        };
    }

    private HistoryView view(
            Actor actor, Words words, History.Found found, int version, String entry) {
        String base = "/lessons/" + found.draft().id();
        return new HistoryView(
                found.draft().id().value(),
                found.versions().stream()
                        .map(one ->
                                new Row(
                                        base + "/history?version=" + one.version(),
                                        words.say("draft.version", one.version()),
                                        words.moment(one.publishedAt()),
                                        one.publishedBy(),
                                        one.version() == version))
                        .toList(),
                found.drafts().stream()
                        .map(one ->
                                new Row(
                                        base + "/history?entry=" + one.id(),
                                        one.title(),
                                        words.moment(one.savedAt()),
                                        one.savedBy(),
                                        one.id().equals(entry)))
                        .toList(),
                compared(actor, words, found, version, entry));
    }

    private Compared compared(
            Actor actor, Words words, History.Found found, int version, String entry) {
        var lesson = found.draft().id();
        String base = "/lessons/" + lesson;
        var past =
                version > 0
                        ? drafts.past(actor, lesson, version)
                        : drafts.past(actor, lesson, entry);
        if (!(past instanceof Past.Found(var title, var source))) {
            return Compared.NOTHING;
        }
        var lines = Difference.between(source, found.draft().source());
        return version > 0
                ? new Compared(
                        words.say("draft.version", version),
                        base + "/versions/" + version + "/restoration",
                        base + "/versions/" + version + "/publication",
                        lines)
                : new Compared(title, base + "/history/" + entry + "/restoration", "", lines);
    }

    @PostMapping("/lessons/{lesson}/history/{entry}/restoration")
    Reply restoreDraft(Actor actor, LessonId lesson, @PathVariable String entry) {
        return restored(lesson, drafts.restore(actor, lesson, entry));
    }

    @PostMapping("/lessons/{lesson}/versions/{version}/restoration")
    Reply restoreVersion(Actor actor, LessonId lesson, @PathVariable int version) {
        return restored(lesson, drafts.restore(actor, lesson, version));
    }

    private static Reply restored(LessonId lesson, Saving saving) {
        return switch (saving) {
            case Saving.Saved saved ->
                    SeeOther.to("/lessons/" + lesson + "/edit")
                            .saying(Flash.of("draft.said-restored"));
            case Saving.Conflict conflict -> Refused.conflict();
            case Saving.Invalid invalid -> Refused.badInput();
            case Saving.NotFound() -> new NotFound();
        };
    }

    /** Publishes an earlier version again, with the questions as they were. */
    @PostMapping("/lessons/{lesson}/versions/{version}/publication")
    Reply publishAgain(Actor actor, LessonId lesson, @PathVariable int version) {
        return switch (publications.restore(actor, lesson, version)) {
            case Publishing.Published published ->
                    SeeOther.to("/lessons/" + lesson)
                            .saying(
                                    Flash.of(
                                            "draft.said-published-again", String.valueOf(version)));
            case Publishing.Unready unready -> Refused.conflict();
            case Publishing.ChangedMeanwhile() -> Refused.conflict();
            case Publishing.Refused refused -> Refused.conflict();
            case Publishing.NotFound() -> new NotFound();
        };
    }
}
