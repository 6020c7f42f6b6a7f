package classroom7.web.api;

import classroom7.people.person.Passwords;
import classroom7.people.signin.Credentials;
import classroom7.people.signin.SignIn;
import classroom7.people.signin.SigningIn;
import classroom7.people.signin.Tokens;
import classroom7.web.reply.Json;
import classroom7.web.reply.Refused;
import classroom7.web.reply.Reply;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** {@code POST /api/tokens}: a token for a password. */
@Controller
public final class TokenApi {
    /** What a program sends. */
    public record Asked(@Nullable String email, @Nullable String password) {
        @Override
        public String toString() {
            return "Asked[…]";
        }
    }

    private final SignIn signIn;

    public TokenApi(SignIn signIn) {
        this.signIn = signIn;
    }

    @PostMapping("/api/tokens")
    Reply make(HttpServletRequest request, @RequestBody Asked asked) {
        if (asked.email() == null || asked.password() == null) {
            return Refused.badInput("token.incomplete");
        }
        var agent = request.getHeader("User-Agent");
        var credentials =
                new Credentials(
                        asked.email(),
                        asked.password(),
                        request.getRemoteAddr(),
                        agent == null ? "" : agent);
        try {
            return switch (signIn.token(credentials)) {
                case SigningIn.SignedIn(var person, var secret) ->
                        Json.created(Map.of("token", secret));
                case SigningIn.Wrong() -> new Refused(401, "signin.wrong", List.of());
                case SigningIn.Later(var pause) -> Refused.signInLater(pause);
                case SigningIn.TooManyTokens() ->
                        new Refused(409, "profile.token.too-many", List.of(Tokens.TOKENS_MAX));
            };
        } catch (Passwords.Busy busy) {
            return Refused.signInBusy();
        }
    }
}
