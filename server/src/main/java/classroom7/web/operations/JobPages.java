package classroom7.web.operations;

import classroom7.people.access.Actor;
import classroom7.platform.job.Jobs;
import classroom7.platform.job.Jobs.Saying;
import classroom7.platform.job.Standing;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.time.InstantSource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** {@code /operations/jobs}: what runs by itself, for the operator. */
@Controller
public final class JobPages {
    private static final String BY = "web";
    private static final String ONE = JobViews.PAGE + "/{job}";

    private final Jobs jobs;
    private final InstantSource clock;

    public JobPages(Jobs jobs, InstantSource clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @GetMapping(JobViews.PAGE)
    Reply list(Frame frame, Actor actor) {
        if (!actor.operator()) {
            return new NotFound();
        }
        var views = new JobViews(frame, clock.instant());
        return Page.of(
                frame.titled(frame.say("jobs.title")),
                "operations/jobs",
                views.all(jobs.all(), jobs.loops()));
    }

    @GetMapping(ONE)
    Reply show(Frame frame, Actor actor, @PathVariable String job) {
        if (!actor.operator() || !(jobs.look(job) instanceof Saying.Done(Standing standing))) {
            return new NotFound();
        }
        var view = new JobViews(frame, clock.instant()).one(standing);
        return Page.of(
                frame.titled(view.name()).under(new Crumb(frame.say("jobs.title"), JobViews.PAGE)),
                "operations/job",
                view);
    }

    @PostMapping(ONE + "/runs")
    Reply run(Frame frame, Actor actor, @PathVariable String job) {
        return actor.operator() ? said(frame, jobs.run(job, BY), "jobs.said.run") : new NotFound();
    }

    @PostMapping(ONE + "/pause")
    Reply pause(Frame frame, Actor actor, @PathVariable String job) {
        return actor.operator()
                ? said(frame, jobs.pause(job, BY), "jobs.said.paused")
                : new NotFound();
    }

    @PostMapping(ONE + "/pause/end")
    Reply resume(Frame frame, Actor actor, @PathVariable String job) {
        return actor.operator()
                ? said(frame, jobs.resume(job), "jobs.said.resumed")
                : new NotFound();
    }

    private static Reply said(Frame frame, Saying saying, String key) {
        return switch (saying) {
            case Saying.Done(Standing job) -> back(frame, job, key);
            case Saying.Running(Standing job) -> back(frame, job, "jobs.said.running");
            case Saying.NotFound() -> new NotFound();
        };
    }

    private static Reply back(Frame frame, Standing job, String key) {
        var name = job.duty().name();
        var flash = Flash.of(key, frame.say("jobs.of." + name));
        return SeeOther.to(JobViews.PAGE)
                .saying(
                        key.equals("jobs.said.paused")
                                ? flash.undoneBy(JobViews.PAGE + "/" + name + "/pause/end")
                                : flash);
    }
}
