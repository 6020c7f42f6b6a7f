package classroom7.web.progress;

import classroom7.base.Ids;
import classroom7.base.LessonId;
import classroom7.base.QuestionId;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Publishing;
import classroom7.learning.lesson.Reading;
import classroom7.learning.progress.Correcting;
import classroom7.learning.progress.Corrections;
import classroom7.learning.question.Kinds;
import classroom7.learning.question.Question;
import classroom7.people.access.Actor;
import classroom7.platform.html.SafeHtml;
import classroom7.platform.words.Words;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.question.QuestionViews;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Corrected keys: what they would change, before anything does. */
@Controller
public final class CorrectionPages {
    static final int CHANGED_SHOWN_MAX = 200;

    private final Corrections corrections;
    private final Lessons lessons;
    private final QuestionViews views;

    public CorrectionPages(Corrections corrections, Lessons lessons, QuestionViews views) {
        this.corrections = corrections;
        this.lessons = lessons;
        this.views = views;
    }

    @GetMapping("/lessons/{lesson}/correction")
    Reply preview(Actor actor, Frame frame, LessonId lesson) {
        if (!(lessons.read(actor, lesson) instanceof Reading.Open open)) {
            return new NotFound();
        }
        return switch (corrections.preview(actor, lesson)) {
            case Correcting.NotFound() -> new NotFound();
            case Correcting.Found found -> {
                String address = "/lessons/" + lesson;
                Words words = frame.words();
                CorrectionView view =
                        new CorrectionView(
                                open.lesson().title(),
                                address + "/correction",
                                address + "/edit",
                                found.effects().stream().map(one -> effect(one, words)).toList());
                Crumb course =
                        new Crumb(
                                open.lesson().place().courseTitle(),
                                "/courses/" + open.lesson().place().course());
                Crumb above = new Crumb(open.lesson().title(), address + "/questions");
                yield Page.of(
                        frame.titled(frame.say("progress.correct")).under(course, above),
                        "progress/correction",
                        view);
            }
        };
    }

    /** Publishes the draft; the new keys of the questions named hold for earlier answers too. */
    @PostMapping("/lessons/{lesson}/correction")
    Reply apply(
            Actor actor,
            LessonId lesson,
            @RequestParam(name = "question", defaultValue = "") List<String> questions) {
        Set<QuestionId> corrected = new HashSet<>();
        questions.stream().filter(Ids::isId).map(QuestionId::new).forEach(corrected::add);
        SeeOther back = SeeOther.to("/lessons/" + lesson + "/questions");
        return switch (corrections.apply(actor, lesson, corrected)) {
            case Publishing.Published published -> back.saying(Flash.of("progress.said-corrected"));
            case Publishing.Unready unready ->
                    SeeOther.to("/lessons/" + lesson + "/edit")
                            .saying(Flash.of("progress.said-unready"));
            case Publishing.ChangedMeanwhile() -> Refused.conflict();
            case Publishing.Refused refused -> back.saying(Flash.of(refused.problem().key()));
            case Publishing.NotFound() -> new NotFound();
        };
    }

    private CorrectionView.Effect effect(Correcting.Effect effect, Words words) {
        return new CorrectionView.Effect(
                effect.question().value(),
                views.html(effect.after().prompt()),
                solution(effect.before()),
                solution(effect.after()),
                words.count("progress.rises", effect.rises()),
                words.count("progress.falls", effect.falls()),
                words.count("progress.same", effect.same()),
                effect.changed().stream()
                        .limit(CHANGED_SHOWN_MAX)
                        .map(one ->
                                new CorrectionView.Changed(
                                        one.name(),
                                        points(one.before(), words),
                                        points(one.after(), words)))
                        .toList());
    }

    private List<SafeHtml> solution(Question question) {
        return Kinds.built().of(question).solution(question).stream().map(views::html).toList();
    }

    private static String points(@Nullable BigDecimal points, Words words) {
        return points == null ? words.say("progress.waits") : words.number(points);
    }
}
