package classroom7.web.progress;

import classroom7.base.CourseId;
import classroom7.learning.progress.CourseProgress;
import classroom7.learning.progress.Progress;
import classroom7.people.access.Actor;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /courses/{course}/progress}: the grid for a teacher; a learner has the contents. */
@Controller
public final class ProgressPages {
    private final Progress progress;
    private final InstantSource clock;

    public ProgressPages(Progress progress, InstantSource clock) {
        this.progress = progress;
        this.clock = clock;
    }

    @GetMapping("/courses/{course}/progress")
    Reply show(
            Actor actor, Frame frame, CourseId course, @RequestParam(defaultValue = "1") int part) {
        return switch (progress.course(actor, course)) {
            case CourseProgress.NotFound() -> new NotFound();
            case CourseProgress.Own own -> SeeOther.to("/courses/" + course);
            case CourseProgress.Taught taught ->
                    Page.of(
                            frame.titled(frame.say("progress.title"))
                                    .under(new Crumb(taught.title(), "/courses/" + course)),
                            "progress/grid",
                            new GridViews(frame.words(), clock.instant())
                                    .view(course, taught, part));
        };
    }
}
