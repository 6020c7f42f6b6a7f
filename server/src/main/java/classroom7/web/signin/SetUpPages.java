package classroom7.web.signin;

import classroom7.base.Problem;
import classroom7.people.person.Password;
import classroom7.people.signin.FirstRun;
import classroom7.people.signin.SetUp;
import classroom7.web.form.Fields;
import classroom7.web.form.Selection;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /setup}: the link that the first start prints. */
@Controller
public final class SetUpPages {
    private final FirstRun firstRun;
    private final Visit visit;

    public SetUpPages(FirstRun firstRun, Visit visit) {
        this.firstRun = firstRun;
        this.visit = visit;
    }

    @GetMapping("/setup/{secret}")
    Reply form(Frame frame, @PathVariable String secret) {
        return firstRun.isOpen(secret) ? page(frame, secret, empty(), List.of()) : gone(frame);
    }

    @PostMapping("/setup/{secret}")
    Reply setUp(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String secret,
            @RequestParam java.util.Map<String, String> form) {
        if (!firstRun.isOpen(secret)) {
            return gone(frame);
        }
        var typed =
                new SetUp.Typed(
                        form.getOrDefault("organization", ""),
                        form.getOrDefault("name", ""),
                        form.getOrDefault("email", ""),
                        form.getOrDefault("password", ""),
                        form.getOrDefault("zone", "UTC"));
        return switch (SetUp.read(typed, Locale.ENGLISH)) {
            case SetUp.Reading.Invalid(var problems) ->
                    page(frame, secret, typed, problems).withStatus(422);
            case SetUp.Reading.Valid(var setUp) -> done(frame, request, secret, typed, setUp);
        };
    }

    private Reply done(
            Frame frame,
            HttpServletRequest request,
            String secret,
            SetUp.Typed typed,
            SetUp setUp) {
        return switch (firstRun.setUp(secret, setUp)) {
            case FirstRun.Ending.SetUpDone(var person) ->
                    visit.begin(person, "/", request).saying(Flash.of("setup.done"));
            case FirstRun.Ending.EmailTaken() ->
                    page(frame, secret, typed, List.of(Problem.of("email", "setup.email-taken")))
                            .withStatus(422);
            case FirstRun.Ending.NotFound() -> gone(frame);
        };
    }

    private static SetUp.Typed empty() {
        return new SetUp.Typed("", "", "", "", "UTC");
    }

    private static Page page(
            Frame frame, String secret, SetUp.Typed typed, List<Problem> problems) {
        var fields = new Fields(frame.words(), problems);
        var view =
                new SetUpView(
                        "/setup/" + secret,
                        List.of(
                                fields.text(
                                        "organization", "setup.organization", typed.organization()),
                                fields.name("name", "form.name", typed.name()),
                                fields.email("email", "form.email", typed.email()),
                                fields.newPassword("password", "form.password.new")
                                        .hint(
                                                frame.say(
                                                        "form.password.hint",
                                                        Password.LENGTH_MIN))),
                        Selection.zones(fields, typed.zone()),
                        fields.problem(""));
        return Page.of(frame.titled(frame.say("setup.title")), "signin/setup", view);
    }

    private static Page gone(Frame frame) {
        var view =
                new GoneView(
                        frame.say("setup.gone"),
                        frame.say("setup.gone.text"),
                        "/sign-in",
                        frame.say("signin.title"));
        return Page.of(frame.titled(view.heading()), "signin/gone", view).withStatus(404);
    }
}
