package classroom7.web.signin;

import classroom7.base.Problem;
import classroom7.people.person.Email;
import classroom7.people.person.Password;
import classroom7.people.signin.PasswordChanges;
import classroom7.people.signin.PasswordChanges.Changing;
import classroom7.web.form.Fields;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.NotFound;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /password}: who forgot theirs gets a link, and chooses a new one behind it. */
@Controller
public final class PasswordPages {
    private final PasswordChanges changes;
    private final Visit visit;

    public PasswordPages(PasswordChanges changes, Visit visit) {
        this.changes = changes;
        this.visit = visit;
    }

    @GetMapping("/password")
    Reply forgotten(Frame frame, @RequestParam(defaultValue = "") String email) {
        return askAddress(frame, email, Fields.fresh(frame.words()));
    }

    /** Says the same whether there is such an account or not. */
    @PostMapping("/password")
    Reply send(Frame frame, @RequestParam(defaultValue = "") String email) {
        if (Email.read(email) == null) {
            var problems = List.of(Problem.of("email", "people.email.wrong"));
            return askAddress(frame, email, new Fields(frame.words(), problems)).withStatus(422);
        }
        changes.forgotten(email);
        return SeeOther.to("/sign-in").saying(Flash.of("password.sent", email.strip()));
    }

    @GetMapping("/password/{secret}")
    Reply choose(Frame frame, @PathVariable String secret) {
        return changes.isOpen(secret)
                ? askPassword(frame, secret, Fields.fresh(frame.words()))
                : gone(frame);
    }

    @PostMapping("/password/{secret}")
    Reply set(
            Frame frame,
            HttpServletRequest request,
            @PathVariable String secret,
            @RequestParam(defaultValue = "") String wanted) {
        return switch (changes.reset(secret, wanted)) {
            case Changing.Changed(var person) ->
                    visit.begin(person, "/", request).saying(Flash.of("password.changed"));
            case Changing.Refused(var problem) ->
                    askPassword(frame, secret, new Fields(frame.words(), List.of(problem)))
                            .withStatus(422);
            case Changing.Later(var pause) -> new NotFound();
            case Changing.NotFound() -> gone(frame);
        };
    }

    private static Page askAddress(Frame frame, String email, Fields fields) {
        var view =
                new PasswordView(
                        frame.say("password.forgotten"),
                        frame.say("password.forgotten.text"),
                        "/password",
                        fields.email("email", "form.email", email),
                        frame.say("password.send"),
                        "");
        return Page.of(frame.titled(frame.say("password.forgotten")), "signin/password", view);
    }

    private static Page askPassword(Frame frame, String secret, Fields fields) {
        var view =
                new PasswordView(
                        frame.say("password.new"),
                        "",
                        "/password/" + secret,
                        fields.newPassword("wanted", "form.password.new")
                                .hint(frame.say("form.password.hint", Password.LENGTH_MIN)),
                        frame.say("password.set"),
                        "");
        return Page.of(frame.titled(frame.say("password.new")), "signin/password", view);
    }

    private static Page gone(Frame frame) {
        var view =
                new GoneView(
                        frame.say("password.gone"),
                        frame.say("password.gone.text"),
                        "/password",
                        frame.say("password.again"));
        return Page.of(frame.titled(view.heading()), "signin/gone", view).withStatus(404);
    }
}
