package classroom7.web.profile;

import classroom7.base.Problem;
import classroom7.people.access.Actor;
import classroom7.people.person.Password;
import classroom7.people.person.Person;
import classroom7.people.person.Persons;
import classroom7.people.person.Profile;
import classroom7.people.signin.Ending;
import classroom7.people.signin.PasswordChanges;
import classroom7.people.signin.Session;
import classroom7.people.signin.Sessions;
import classroom7.people.signin.Token;
import classroom7.people.signin.Tokens;
import classroom7.web.form.Fields;
import classroom7.web.form.Selection;
import classroom7.web.frame.Flash;
import classroom7.web.frame.Frame;
import classroom7.web.reply.Later;
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

/** {@code /profile}: name, language, time zone, password, sessions, tokens. */
@Controller
public final class ProfilePages {
    private static final int UNPROCESSABLE = 422;

    /** The rooms of people this page shows. */
    public record Rooms(
            Persons persons, PasswordChanges passwords, Sessions sessions, Tokens tokens) {}

    private final Rooms rooms;

    public ProfilePages(Rooms rooms) {
        this.rooms = rooms;
    }

    @GetMapping("/profile")
    Reply show(Frame frame, Actor actor) {
        return page(frame, actor, List.of(), "");
    }

    @PostMapping("/profile")
    Reply change(
            Frame frame,
            Actor actor,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String language,
            @RequestParam(defaultValue = "") String zone) {
        return switch (Profile.read(name, language, zone)) {
            case Profile.Reading.Invalid(var problems) ->
                    page(frame, actor, problems, "").withStatus(UNPROCESSABLE);
            case Profile.Reading.Valid(var profile) -> {
                rooms.persons().change(actor, profile);
                yield SeeOther.to("/profile").saying(Flash.of("profile.saved"));
            }
        };
    }

    @PostMapping("/profile/password")
    Reply password(
            Frame frame,
            Actor actor,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String wanted) {
        var address = request.getRemoteAddr();
        return switch (rooms.passwords().change(actor, old, wanted, address)) {
            case PasswordChanges.Changing.Changed(var person) ->
                    SeeOther.to("/profile").saying(Flash.of("profile.password.changed"));
            case PasswordChanges.Changing.Refused(var problem) ->
                    page(frame, actor, List.of(problem), "").withStatus(UNPROCESSABLE);
            case PasswordChanges.Changing.Later(var pause) ->
                    page(
                                    frame,
                                    actor,
                                    List.of(
                                            Problem.of(
                                                    "old", "signin.later", Later.seconds(pause))),
                                    "")
                            .later(429, pause);
            case PasswordChanges.Changing.NotFound() -> new NotFound();
        };
    }

    @PostMapping("/profile/sessions/{session}/ending")
    Reply end(Actor actor, @PathVariable String session) {
        return switch (rooms.sessions().end(actor, session)) {
            case Ending.Ended() ->
                    SeeOther.to("/profile#sessions").saying(Flash.of("profile.session.ended"));
            case Ending.NotFound() -> new NotFound();
        };
    }

    @PostMapping("/profile/sessions/endings")
    Reply endOthers(Actor actor) {
        rooms.sessions().endOthers(actor);
        return SeeOther.to("/profile#sessions").saying(Flash.of("profile.sessions.ended"));
    }

    /** The secret is in this answer and nowhere else, so there is no page to be sent on to. */
    @PostMapping("/profile/tokens")
    Reply makeToken(Frame frame, Actor actor, @RequestParam(defaultValue = "") String token) {
        var name = token.isBlank() ? frame.say("profile.token.unnamed") : token;
        return switch (rooms.tokens().make(actor, name)) {
            case Tokens.Making.Made(var secret, var made) ->
                    page(frame, actor, List.of(), secret).withStatus(201);
            case Tokens.Making.TooMany() ->
                    page(
                                    frame,
                                    actor,
                                    List.of(
                                            Problem.of(
                                                    "token",
                                                    "profile.token.too-many",
                                                    Tokens.TOKENS_MAX)),
                                    "")
                            .withStatus(UNPROCESSABLE);
        };
    }

    @PostMapping("/profile/tokens/{token}/revocation")
    Reply revoke(Actor actor, @PathVariable String token) {
        return switch (rooms.tokens().revoke(actor, token)) {
            case Ending.Ended() ->
                    SeeOther.to("/profile#tokens").saying(Flash.of("profile.token.revoked"));
            case Ending.NotFound() -> new NotFound();
        };
    }

    private Page page(Frame frame, Actor actor, List<Problem> problems, String madeToken) {
        var self = rooms.persons().self(actor);
        var fields = new Fields(frame.words(), problems);
        var sessions = rooms.sessions().all(actor);
        var tokens = rooms.tokens().all(actor);
        var view = view(frame, actor, self, fields, new Lists(sessions, tokens, madeToken));
        return Page.of(frame.titled(frame.say("profile.title")), "profile/show", view);
    }

    private record Lists(List<Session> sessions, List<Token> tokens, String madeToken) {}

    private static ProfileView view(
            Frame frame, Actor actor, Person self, Fields fields, Lists lists) {
        return new ProfileView(
                self.name(),
                self.email().value(),
                fields.name("name", "form.name", self.name()),
                Selection.languages(fields, self.language()),
                Selection.zones(fields, self.zone().getId()),
                fields.password("old", "form.password.old"),
                fields.newPassword("wanted", "form.password.new")
                        .hint(frame.say("form.password.hint", Password.LENGTH_MIN)),
                "",
                lists.sessions().stream().map(one -> line(frame, actor, one)).toList(),
                lists.sessions().size() > 1,
                lists.tokens().stream().map(one -> line(frame, one)).toList(),
                fields.text("token", "profile.token.name", "").optional(),
                lists.madeToken(),
                fields.problem("token"));
    }

    private static ProfileView.SessionLine line(Frame frame, Actor actor, Session session) {
        return new ProfileView.SessionLine(
                Devices.name(session.device(), frame.words()),
                session.address(),
                frame.words().relative(session.lastSeenAt()),
                session.id().equals(actor.session()),
                "/profile/sessions/" + session.id() + "/ending");
    }

    private static ProfileView.TokenLine line(Frame frame, Token token) {
        var used = token.lastUsedAt();
        return new ProfileView.TokenLine(
                token.name(),
                frame.words().date(token.createdAt()),
                used == null ? frame.say("profile.token.unused") : frame.words().relative(used),
                "/profile/tokens/" + token.id() + "/revocation");
    }
}
