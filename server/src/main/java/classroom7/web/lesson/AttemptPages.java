package classroom7.web.lesson;

import classroom7.base.LessonId;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.attempt.Beginning;
import classroom7.learning.lesson.Lessons;
import classroom7.people.access.Actor;
import classroom7.web.frame.Flash;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Nothing;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a learner begins and ends in a lesson. */
@Controller
public final class AttemptPages {
    private static final String SEEN_ANY = "9999";

    private final Lessons lessons;
    private final Attempts attempts;

    public AttemptPages(Lessons lessons, Attempts attempts) {
        this.lessons = lessons;
        this.attempts = attempts;
    }

    /** The person looks at the page now, or has come to its end. */
    @PostMapping("/lessons/{lesson}/reading")
    Reply reading(
            Actor actor,
            LessonId lesson,
            @RequestParam(defaultValue = "false") boolean end,
            @RequestParam(defaultValue = "") String next) {
        lessons.note(actor, lesson, end);
        return next.isEmpty() ? new Nothing() : SeeOther.to("/lessons/" + lesson);
    }

    /**
     * A new attempt, by request.
     *
     * @param seen the newest attempt that the page knew of: a form sent twice begins one
     */
    @PostMapping("/lessons/{lesson}/attempts")
    Reply again(Actor actor, LessonId lesson, @RequestParam(defaultValue = SEEN_ANY) int seen) {
        SeeOther back = SeeOther.to("/lessons/" + lesson);
        return switch (attempts.begin(actor, lesson, seen)) {
            case Beginning.Begun begun when begun.attempt().isTimed() -> back;
            case Beginning.Begun begun ->
                    back.saying(Flash.of("lesson.begun", String.valueOf(begun.attempt().number())));
            case Beginning.NoneLeft left ->
                    back.saying(Flash.of("lesson.none-left", String.valueOf(left.attemptsMax())));
            case Beginning.TooLate(var due) -> back.saying(Flash.of("lesson.said-too-late"));
            case Beginning.Closed() -> back.saying(Flash.of("lesson.archived"));
            case Beginning.Teaches() -> Refused.badInput();
            case Beginning.NotFound() -> new NotFound();
        };
    }
}
