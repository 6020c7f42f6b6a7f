package classroom7.web.signin;

import classroom7.base.CourseId;
import classroom7.base.Problem;
import classroom7.people.access.Actor;
import classroom7.people.membership.Accepting;
import classroom7.people.membership.Arrivals;
import classroom7.people.membership.Invitation;
import classroom7.people.person.Newcomer;
import classroom7.people.person.Password;
import classroom7.web.form.Fields;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.Page;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /invitations}: the link of an invitation. */
@Controller
public final class InvitationPages {
    private final Arrivals arrivals;
    private final Visit visit;

    public InvitationPages(Arrivals arrivals, Visit visit) {
        this.arrivals = arrivals;
        this.visit = visit;
    }

    @GetMapping("/invitations/{secret}")
    Reply show(Frame frame, @Nullable Actor actor, @PathVariable String secret) {
        var invitation = arrivals.find(secret);
        if (invitation == null) {
            return gone(frame);
        }
        if (actor != null) {
            return page(frame, invitation, as(frame, actor, secret, invitation));
        }
        return arrivals.hasAccount(invitation)
                ? page(frame, invitation, signInFirst(frame, secret, invitation))
                : newcomer(frame, secret, invitation, invitation.name(), List.of());
    }

    @PostMapping("/invitations/{secret}")
    Reply accept(
            Frame frame,
            @Nullable Actor actor,
            HttpServletRequest request,
            @PathVariable String secret,
            @RequestParam java.util.Map<String, String> form) {
        if (actor != null) {
            return answered(frame, request, secret, true, arrivals.accept(actor, secret));
        }
        var invitation = arrivals.find(secret);
        if (invitation == null) {
            return gone(frame);
        }
        var name = form.getOrDefault("name", "");
        return switch (Newcomer.read(name, form.getOrDefault("password", ""))) {
            case Newcomer.Reading.Invalid(var problems) ->
                    newcomer(frame, secret, invitation, name, problems).withStatus(422);
            case Newcomer.Reading.Valid(var newcomer) ->
                    answered(frame, request, secret, false, arrivals.accept(secret, newcomer));
        };
    }

    private Reply answered(
            Frame frame,
            HttpServletRequest request,
            String secret,
            boolean signedIn,
            Accepting ending) {
        return switch (ending) {
            case Accepting.Accepted(var person, var organization, var course) -> {
                var to = address(course);
                var welcome = Flash.of("invitation.accepted");
                yield signedIn
                        ? SeeOther.to(to).saying(welcome)
                        : visit.begin(person, to, request).saying(welcome);
            }
            case Accepting.AccountExists() -> SeeOther.to("/invitations/" + secret);
            case Accepting.NotFound() -> gone(frame);
        };
    }

    private static String address(@Nullable CourseId course) {
        return course == null ? "/" : "/courses/" + course;
    }

    private static InvitationView as(
            Frame frame, Actor actor, String secret, Invitation invitation) {
        return new InvitationView(
                heading(frame, invitation),
                frame.say("invitation.as", actor.name(), actor.email()),
                "/invitations/" + secret,
                List.of(),
                frame.say("invitation.accept"),
                "");
    }

    private static InvitationView signInFirst(Frame frame, String secret, Invitation invitation) {
        var to = URLEncoder.encode("/invitations/" + secret, StandardCharsets.UTF_8);
        var email = URLEncoder.encode(invitation.email(), StandardCharsets.UTF_8);
        return new InvitationView(
                heading(frame, invitation),
                frame.say("invitation.known", invitation.email()),
                "",
                List.of(),
                frame.say("signin.title"),
                "/sign-in?email=" + email + "&to=" + to);
    }

    private static Page newcomer(
            Frame frame,
            String secret,
            Invitation invitation,
            String name,
            List<Problem> problems) {
        var fields = new Fields(frame.words(), problems);
        var view =
                new InvitationView(
                        heading(frame, invitation),
                        frame.say("invitation.new", invitation.email()),
                        "/invitations/" + secret,
                        List.of(
                                fields.name("name", "form.name", name),
                                fields.newPassword("password", "form.password.new")
                                        .hint(
                                                frame.say(
                                                        "form.password.hint",
                                                        Password.LENGTH_MIN))),
                        frame.say("invitation.accept"),
                        "");
        return page(frame, invitation, view);
    }

    private static String heading(Frame frame, Invitation invitation) {
        return invitation.courseTitle() == null
                ? frame.say("invitation.heading", invitation.organizationName())
                : frame.say(
                        "invitation.heading-course",
                        invitation.courseTitle(),
                        invitation.organizationName());
    }

    private static Page page(Frame frame, Invitation invitation, InvitationView view) {
        return Page.of(frame.titled(invitation.organizationName()), "signin/invitation", view);
    }

    private static Page gone(Frame frame) {
        var view =
                new GoneView(
                        frame.say("invitation.gone"),
                        frame.say("invitation.gone.text"),
                        "/",
                        frame.say("error.home"));
        return Page.of(frame.titled(view.heading()), "signin/gone", view).withStatus(404);
    }
}
