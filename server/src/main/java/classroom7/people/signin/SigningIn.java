package classroom7.people.signin;

import classroom7.base.PersonId;
import java.time.Duration;

/** How signing in may end. */
public sealed interface SigningIn {
    /** Address and password belong together. The secret is the session's or token's. */
    record SignedIn(PersonId person, String secret) implements SigningIn {}

    /** They do not; whether the address has an account stays open. */
    record Wrong() implements SigningIn {}

    /** Tried too often: nothing was checked. Again after this time. */
    record Later(Duration pause) implements SigningIn {}

    /** The person holds as many tokens as one may: revoke some. Only when a token was asked for. */
    record TooManyTokens() implements SigningIn {}
}
