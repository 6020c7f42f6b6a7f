package classroom7.web.signin;

import classroom7.base.Problem;
import classroom7.people.access.Actor;
import classroom7.people.person.Passwords;
import classroom7.people.signin.Credentials;
import classroom7.people.signin.FirstRun;
import classroom7.people.signin.Sessions;
import classroom7.people.signin.SignIn;
import classroom7.people.signin.SigningIn;
import classroom7.web.form.Fields;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.Later;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import classroom7.web.reply.SessionCookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sign-in} and {@code /sign-out}. */
@Controller
public final class SignInPages {
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAVAILABLE = 503;

    private final SignIn signIn;
    private final Sessions sessions;
    private final FirstRun firstRun;
    private final Visit visit;

    public SignInPages(SignIn signIn, Sessions sessions, FirstRun firstRun, Visit visit) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.firstRun = firstRun;
        this.visit = visit;
    }

    @GetMapping("/sign-in")
    Reply form(
            Frame frame,
            @Nullable Actor actor,
            @RequestParam(defaultValue = "") String to,
            @RequestParam(defaultValue = "") String email) {
        return actor != null
                ? SeeOther.to(Returning.path(to))
                : page(frame, email, to, Fields.fresh(frame.words()));
    }

    @PostMapping("/sign-in")
    Reply signIn(
            Frame frame,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String to) {
        var credentials =
                new Credentials(email, password, request.getRemoteAddr(), Visit.device(request));
        try {
            return switch (signIn.session(credentials)) {
                case SigningIn.SignedIn(var person, var secret) ->
                        visit.lead(secret, Returning.path(to), request);
                case SigningIn.Wrong() -> again(frame, email, to, "signin.wrong");
                case SigningIn.TooManyTokens() -> again(frame, email, to, "signin.wrong");
                case SigningIn.Later(var pause) ->
                        again(frame, email, to, "signin.later", Later.seconds(pause))
                                .later(TOO_MANY_REQUESTS, pause);
            };
        } catch (Passwords.Busy busy) {
            return again(frame, email, to, "signin.busy").withStatus(UNAVAILABLE);
        }
    }

    @PostMapping("/sign-out")
    Reply signOut(@Nullable Actor actor) {
        if (actor != null) {
            sessions.end(actor, actor.session());
        }
        return SeeOther.to("/sign-in")
                .with(SessionCookie.ended())
                .saying(Flash.of("signin.signed-out"));
    }

    private Page again(Frame frame, String email, String to, String key, Object... arguments) {
        var fields = new Fields(frame.words(), List.of(Problem.of("", key, arguments)));
        return page(frame, email, to, fields).withStatus(Page.again(frame, "", "").status());
    }

    private Page page(Frame frame, String email, String to, Fields fields) {
        var notice = firstRun.isNeeded() ? frame.say("signin.first-run") : "";
        var view =
                new SignInView(
                        fields.email("email", "form.email", email),
                        fields.password("password", "form.password"),
                        Returning.path(to),
                        fields.problem(""),
                        notice);
        return Page.of(frame.titled(frame.say("signin.title")), "signin/sign-in", view);
    }
}
