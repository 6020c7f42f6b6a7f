package classroom7.people.signin;

import classroom7.base.PersonId;
import classroom7.people.audit.Audit;
import classroom7.people.audit.Deed;
import classroom7.people.person.Account;
import classroom7.people.person.Accounts;
import classroom7.people.person.Email;
import classroom7.people.person.Passwords;
import org.jspecify.annotations.Nullable;

/** Checks passwords, throttled, and begins sessions and tokens. */
public final class SignIn {
    /** What it stands on. */
    public record Rooms(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            Tokens tokens,
            Guard guard,
            Audit audit) {}

    private final Rooms rooms;

    public SignIn(Rooms rooms) {
        this.rooms = rooms;
    }

    /**
     * Begins a session.
     *
     * @throws Passwords.Busy when too many are signing in at this moment
     */
    public SigningIn session(Credentials credentials) {
        return checked(
                credentials,
                person -> {
                    var begun =
                            rooms.sessions()
                                    .begin(person, credentials.device(), credentials.address());
                    rooms.audit().note(Deed.installation(person, "session.begun", begun.session()));
                    return new SigningIn.SignedIn(person, begun.secret());
                });
    }

    /**
     * Makes an API token; its name is what the program says it is.
     *
     * @throws Passwords.Busy when too many are signing in at this moment
     */
    public SigningIn token(Credentials credentials) {
        return checked(
                credentials,
                person ->
                        switch (rooms.tokens().make(person, credentials.device())) {
                            case Tokens.Making.TooMany() -> new SigningIn.TooManyTokens();
                            case Tokens.Making.Made(var secret, var token) -> {
                                rooms.audit()
                                        .note(Deed.installation(person, "token.made", token.id()));
                                yield new SigningIn.SignedIn(person, secret);
                            }
                        });
    }

    private interface Success {
        SigningIn apply(PersonId person);
    }

    private SigningIn checked(Credentials credentials, Success success) {
        var attempt = rooms.guard().throttle().begin(credentials.email(), credentials.address());
        if (attempt.pause() != null) {
            return new SigningIn.Later(attempt.pause());
        }
        var account = account(credentials.email());
        var hash = account == null ? null : account.passwordHash();
        if (!rooms.passwords().matches(credentials.password(), hash) || account == null) {
            return new SigningIn.Wrong();
        }
        rooms.guard().throttle().succeeded(attempt);
        return success.apply(account.person());
    }

    private @Nullable Account account(String typed) {
        var email = Email.read(typed);
        return email == null ? null : rooms.accounts().find(email);
    }
}
