package classroom7.web.draft;

import classroom7.base.LessonId;
import classroom7.learning.course.Change;
import classroom7.learning.lesson.Agreements;
import classroom7.learning.lesson.Due;
import classroom7.learning.lesson.FeedbackPolicy;
import classroom7.learning.lesson.LatePolicy;
import classroom7.learning.lesson.Terms;
import classroom7.people.access.Actor;
import classroom7.web.frame.Flash;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * When a lesson opens and is due, and what counts: the quiet panel of the page it is written on.
 */
@Controller
public final class AgreementPages {
    private static final int YEAR_MIN = 2000;
    private static final int YEAR_MAX = 2200;

    private final Agreements agreements;

    public AgreementPages(Agreements agreements) {
        this.agreements = agreements;
    }

    /** What was typed in the panel. */
    record AgreementForm(
            String opens,
            String due,
            String zone,
            String late,
            @Nullable Integer attempts,
            String feedback,
            @Nullable Boolean shuffle,
            @Nullable Integer minutes) {
        /** A field that was not sent is one that was left empty. */
        @SuppressWarnings("NullAway") // Spring passes null for what was not sent
        AgreementForm {
            opens = Objects.requireNonNullElse(opens, "");
            due = Objects.requireNonNullElse(due, "");
            zone = Objects.requireNonNullElse(zone, "");
            late = Objects.requireNonNullElse(late, "");
            feedback = Objects.requireNonNullElse(feedback, "");
        }
    }

    @PostMapping("/lessons/{lesson}/agreement")
    Reply agree(
            Actor actor,
            LessonId lesson,
            @org.springframework.web.bind.annotation.ModelAttribute AgreementForm form) {
        Terms terms;
        try {
            ZoneId zone = ZoneId.of(form.zone().strip());
            terms =
                    new Terms(
                            due(form.opens(), zone),
                            due(form.due(), zone),
                            LatePolicy.of(form.late()),
                            Objects.requireNonNullElse(form.attempts(), 0),
                            FeedbackPolicy.of(form.feedback()),
                            Boolean.TRUE.equals(form.shuffle()),
                            Objects.requireNonNullElse(form.minutes(), 0));
        } catch (DateTimeException e) {
            return Refused.badInput("draft.no-time");
        }
        var page = SeeOther.to("/lessons/" + lesson + "/edit");
        return switch (agreements.agree(actor, lesson, terms)) {
            case Change.Done() -> page.saying(Flash.of("draft.said-agreed"));
            case Change.Invalid(var problem) ->
                    Refused.badInput(problem.key(), problem.arguments().toArray());
            case Change.NotFound() -> new NotFound();
        };
    }

    private static @Nullable Due due(String typed, ZoneId zone) {
        if (typed.isBlank()) {
            return null;
        }
        var local = LocalDateTime.parse(typed.strip());
        if (local.getYear() < YEAR_MIN || local.getYear() > YEAR_MAX) {
            throw new DateTimeException("Out of the years we know: " + local);
        }
        return new Due(local, zone);
    }
}
