package classroom7.web.join;

import static java.nio.charset.StandardCharsets.UTF_8;

import classroom7.base.Problem;
import classroom7.learning.enrolment.Enrolments;
import classroom7.learning.enrolment.Joining;
import classroom7.learning.enrolment.Looking;
import classroom7.learning.enrolment.Offer;
import classroom7.people.access.Actor;
import classroom7.people.person.Password;
import classroom7.people.signin.Registering;
import classroom7.people.signin.Registrations;
import classroom7.people.signin.Sessions;
import classroom7.web.form.Fields;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.Page;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import classroom7.web.reply.SeeOther;
import classroom7.web.signin.Visit;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /join}: type a code, see the course, join it; who is new makes an account on the way. */
@Controller
public final class JoinPages {
    private static final int UNPROCESSABLE = 422;
    private static final int NOT_FOUND = 404;
    private static final int CODE_LENGTH_MAX = 40;

    private final Enrolments enrolments;
    private final Registrations registrations;
    private final Sessions sessions;
    private final Visit visit;

    public JoinPages(
            Enrolments enrolments, Registrations registrations, Sessions sessions, Visit visit) {
        this.enrolments = enrolments;
        this.registrations = registrations;
        this.sessions = sessions;
        this.visit = visit;
    }

    @GetMapping("/join")
    Reply ask(Frame frame, @RequestParam(defaultValue = "") String code) {
        return code.isBlank()
                ? codePage(frame, "", List.of())
                : SeeOther.to("/join/" + URLEncoder.encode(shortened(code), UTF_8));
    }

    @GetMapping("/join/{code}")
    Reply show(
            Frame frame,
            @Nullable Actor actor,
            HttpServletRequest request,
            @PathVariable String code) {
        return switch (look(actor, request, code)) {
            case Looking.Found(var offer) ->
                    offerPage(frame, offer, actor == null, Map.of(), List.of());
            case Looking.NotFound() -> wrongCode(frame, code);
            case Looking.TooOften(var pause) -> tooOften(pause);
        };
    }

    @PostMapping("/join/{code}")
    Reply join(
            Frame frame,
            @Nullable Actor actor,
            HttpServletRequest request,
            @PathVariable String code,
            @RequestParam Map<String, String> form) {
        if (actor != null) {
            return joined(frame, code, enrolments.join(actor, code));
        }
        return switch (look(null, request, code)) {
            case Looking.Found(var offer) -> register(frame, request, offer, form);
            case Looking.NotFound() -> wrongCode(frame, code);
            case Looking.TooOften(var pause) -> tooOften(pause);
        };
    }

    private Reply register(
            Frame frame, HttpServletRequest request, Offer offer, Map<String, String> form) {
        var registering =
                registrations.register(
                        form.getOrDefault("email", ""),
                        form.getOrDefault("name", ""),
                        form.getOrDefault("password", ""),
                        java.util.Locale.ENGLISH);
        return switch (registering) {
            case Registering.Invalid(var problems) ->
                    offerPage(frame, offer, true, form, problems).withStatus(UNPROCESSABLE);
            case Registering.EmailTaken() -> {
                var taken = List.of(Problem.of("email", "join.email-taken"));
                yield offerPage(frame, offer, true, form, taken).withStatus(UNPROCESSABLE);
            }
            case Registering.Registered(var person) -> {
                var begun = sessions.begin(person, Visit.device(request), request.getRemoteAddr());
                yield signedIn(frame, request, offer.code(), begun.secret());
            }
        };
    }

    private Reply signedIn(Frame frame, HttpServletRequest request, String code, String secret) {
        var newcomer = sessions.recognise(secret);
        if (newcomer == null) {
            throw new IllegalStateException("A session just begun is not recognised");
        }
        return switch (joined(frame, code, enrolments.join(newcomer, code))) {
            case SeeOther other -> {
                var welcome = visit.lead(secret, other.address(), request);
                var flash = other.flash();
                yield flash == null ? welcome : welcome.saying(flash);
            }
            case Reply other -> other;
        };
    }

    private Looking look(@Nullable Actor actor, HttpServletRequest request, String code) {
        return actor == null
                ? enrolments.offer(shortened(code), request.getRemoteAddr())
                : enrolments.offer(actor, shortened(code));
    }

    private static Reply joined(Frame frame, String code, Joining joining) {
        return switch (joining) {
            case Joining.Joined(var course, var title) ->
                    SeeOther.to("/courses/" + course).saying(Flash.of("join.joined", title));
            case Joining.AlreadyIn(var course, var title) -> SeeOther.to("/courses/" + course);
            case Joining.NotFound() -> wrongCode(frame, code);
            case Joining.TooOften(var pause) -> tooOften(pause);
        };
    }

    private static Refused tooOften(Duration pause) {
        return Refused.tooOften("join.too-often", pause);
    }

    private static Page wrongCode(Frame frame, String code) {
        return codePage(frame, shortened(code), List.of(Problem.of("code", "join.wrong")))
                .withStatus(NOT_FOUND);
    }

    private static Page codePage(Frame frame, String code, List<Problem> problems) {
        var fields = new Fields(frame.words(), problems);
        return Page.of(
                frame.titled(frame.say("join.title")),
                "join/code",
                new CodeView(fields.text("code", "join.code", code).hint(frame.say("join.hint"))));
    }

    private static Page offerPage(
            Frame frame,
            Offer offer,
            boolean isNew,
            Map<String, String> typed,
            List<Problem> problems) {
        var fields = new Fields(frame.words(), problems);
        var path = "/join/" + URLEncoder.encode(offer.code(), UTF_8);
        var view =
                new OfferView(
                        offer.courseTitle(),
                        frame.say("join.at", offer.organizationName()),
                        path,
                        fields.problem(""),
                        isNew ? account(frame, fields, typed) : List.of(),
                        isNew ? "/sign-in?to=" + URLEncoder.encode(path, UTF_8) : "");
        return Page.of(frame.titled(offer.courseTitle()), "join/offer", view);
    }

    private static List<classroom7.web.form.Field> account(
            Frame frame, Fields fields, Map<String, String> typed) {
        return List.of(
                fields.name("name", "form.name", typed.getOrDefault("name", "")),
                fields.email("email", "form.email", typed.getOrDefault("email", "")),
                fields.newPassword("password", "form.password.new")
                        .hint(frame.say("form.password.hint", Password.LENGTH_MIN)));
    }

    private static String shortened(String code) {
        var tidy = classroom7.base.Texts.line(code);
        return tidy.length() <= CODE_LENGTH_MAX ? tidy : tidy.substring(0, CODE_LENGTH_MAX);
    }
}
