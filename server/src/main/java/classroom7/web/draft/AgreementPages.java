package classroom7.web.draft;

import classroom7.base.LessonId;
import classroom7.base.Problem;
import classroom7.learning.course.Change;
import classroom7.learning.lesson.Agreements;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Editing;
import classroom7.people.access.Actor;
import classroom7.web.draft.DraftViews.Turn;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * When a lesson opens and is due, and what counts: the quiet panel of the page it is written on.
 */
@Controller
public final class AgreementPages {
    private static final int UNPROCESSABLE = 422;

    private final Drafts drafts;
    private final Agreements agreements;
    private final PreviewViews previews;

    public AgreementPages(Drafts drafts, Agreements agreements, PreviewViews previews) {
        this.drafts = drafts;
        this.agreements = agreements;
        this.previews = previews;
    }

    @PostMapping("/lessons/{lesson}/agreement")
    Reply agree(Actor actor, Frame frame, LessonId lesson, @ModelAttribute AgreementForm form) {
        return switch (form.read()) {
            case AgreementForm.Reading.Invalid(var problems) ->
                    again(actor, frame, lesson, form, problems);
            case AgreementForm.Reading.Valid(var terms) ->
                    switch (agreements.agree(actor, lesson, terms)) {
                        case Change.Done() ->
                                SeeOther.to("/lessons/" + lesson + "/edit")
                                        .saying(Flash.of("draft.said-agreed"));
                        case Change.Invalid(var problem) ->
                                again(actor, frame, lesson, form, List.of(problem));
                        case Change.NotFound() -> new NotFound();
                    };
        };
    }

    /** The page with the panel open, everything typed still in it. */
    private Reply again(
            Actor actor, Frame frame, LessonId lesson, AgreementForm form, List<Problem> problems) {
        if (!(drafts.open(actor, lesson) instanceof Editing.Open(var draft))) {
            return new NotFound();
        }
        var extensions = agreements.extensions(actor, lesson);
        return DraftViews.page(frame, previews, draft, extensions, Turn.again(form, problems))
                .withStatus(UNPROCESSABLE);
    }
}
