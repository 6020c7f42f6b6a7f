package classroom7.web.operations;

import classroom7.people.access.Actor;
import classroom7.platform.failure.Failure;
import classroom7.platform.failure.Failures;
import classroom7.web.frame.Crumb;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import java.util.Arrays;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /operations/failures}: what went wrong unexpectedly, for the operator. */
@Controller
public final class FailurePages {
    private static final String PAGE = "/operations/failures";
    private static final String ONE = PAGE + "/{failure}";
    private static final int SHOWN_MAX = 200;

    private final Failures failures;

    public FailurePages(Failures failures) {
        this.failures = failures;
    }

    @GetMapping(PAGE)
    Reply list(Frame frame, Actor actor) {
        if (!actor.operator()) {
            return new NotFound();
        }
        var lines = failures.newest(SHOWN_MAX).stream().map(one -> line(frame, one)).toList();
        return Page.of(
                frame.titled(frame.say("failures.title")),
                "operations/failures",
                new FailuresView(lines));
    }

    @GetMapping(ONE)
    Reply show(Frame frame, Actor actor, @PathVariable String failure) {
        var found = actor.operator() ? failures.find(failure) : null;
        if (found == null) {
            return new NotFound();
        }
        var line = line(frame, found);
        var view =
                new FailureView(
                        line,
                        found.type(),
                        found.state().isNews(),
                        found.stack(),
                        found.examples().stream().map(one -> example(frame, one)).toList());
        return Page.of(
                frame.titled(line.type()).under(new Crumb(frame.say("failures.title"), PAGE)),
                "operations/failure",
                view);
    }

    /** The operator says: resolved, ignored, or open again. */
    @PostMapping(ONE + "/state")
    Reply say(
            Actor actor,
            @PathVariable String failure,
            @RequestParam(defaultValue = "") String state) {
        var before = actor.operator() ? failures.find(failure) : null;
        if (before == null) {
            return new NotFound();
        }
        var said =
                Arrays.stream(Failure.State.values())
                        .filter(one -> one != Failure.State.CAME_BACK)
                        .filter(one -> one.name().equals(state))
                        .findFirst();
        if (said.isEmpty()) {
            return Refused.badInput();
        }
        return failures.setState(failure, said.get())
                ? SeeOther.to(PAGE).saying(Flash.of("failures.said." + state))
                : new NotFound();
    }

    private static FailuresView.Line line(Frame frame, Failure failure) {
        return new FailuresView.Line(
                PAGE + "/" + failure.id(),
                frame.say("failures." + word(failure.state())),
                failure.state().isNews() ? "wrong" : "quiet",
                failure.type().substring(failure.type().lastIndexOf('.') + 1),
                failure.place(),
                frame.words().number(failure.count()),
                frame.words().moment(failure.lastSeen()),
                frame.words().moment(failure.firstSeen()));
    }

    private static String word(Failure.State state) {
        return switch (state) {
            case OPEN -> "open";
            case CAME_BACK -> "again";
            case RESOLVED -> "resolved";
            case IGNORED -> "ignored";
        };
    }

    private static FailureView.Example example(Frame frame, Failure.Example one) {
        return new FailureView.Example(
                frame.words().moment(one.at()),
                one.message(),
                one.request(),
                one.person(),
                one.process() + " · " + one.release(),
                one.told());
    }
}
