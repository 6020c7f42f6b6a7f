package classroom7.people.signin;

import classroom7.base.Ids;
import classroom7.base.PersonId;
import classroom7.base.Texts;
import classroom7.people.access.Actor;
import classroom7.people.access.Secrets;
import classroom7.platform.database.Database;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** API tokens: made by a person or with a password, valid until revoked. */
public final class Tokens {
    /** What every token begins with, so that one can be told from other secrets in a leak. */
    public static final String PREFIX = "c7_";

    public static final int NAME_LENGTH_MAX = 100;
    public static final int TOKENS_MAX = 100;

    /** Tokens do not expire; one this long unused is only read again. */
    static final Duration IDLE_MAX = Duration.ofDays(365);

    /** How making a token may end. */
    public sealed interface Making {
        /** The secret, {@code c7_…}, is shown this once. */
        record Made(String secret, Token token) implements Making {}

        /** The person holds {@value #TOKENS_MAX} already: revoke some. */
        record TooMany() implements Making {}
    }

    private final TokenStore store;
    private final RecognitionStore recognition;
    private final Recognised recognised;
    private final Ids ids;
    private final InstantSource clock;

    public Tokens(Database database, Watch watch, Ids ids, InstantSource clock) {
        this.store = new TokenStore(database);
        this.recognition = new RecognitionStore(database);
        this.recognised = watch.tokens();
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The actor of a bearer token; null when it is not one or was revoked. Usually from memory,
     * without SQL; a token revoked in any process is refused within one second.
     */
    public @Nullable Actor recognise(String bearer) {
        if (!bearer.startsWith(PREFIX)) {
            return null;
        }
        var secret = bearer.substring(PREFIX.length());
        return Secrets.isSecret(secret) ? recognised.find(secret, recognition::byToken) : null;
    }

    /** Makes a token for the actor; the name is for recognising it in the list, shortened. */
    public Making make(Actor actor, String name) {
        return make(actor.person(), name);
    }

    /** The actor's tokens that are not revoked, the newest first. */
    public List<Token> all(Actor actor) {
        return store.live(actor.person());
    }

    /** Revokes one of the actor's tokens. */
    public Ending revoke(Actor actor, String token) {
        boolean revoked = store.revoke(actor.person(), token);
        recognised.forget(List.of(token));
        return revoked ? new Ending.Ended() : new Ending.NotFound();
    }

    /** Makes a token for a person whose password was just checked. */
    Making make(PersonId person, String name) {
        var secret = Secrets.make();
        var token = new Token(ids.next(), shorten(name), clock.instant(), null);
        return store.add(person, token, Secrets.hash(secret), TOKENS_MAX)
                ? new Making.Made(PREFIX + secret, token)
                : new Making.TooMany();
    }

    /** Revokes all tokens of a person: the password was reset. */
    void revokeAll(PersonId person) {
        recognised.forget(store.revokeAll(person));
    }

    private static String shorten(String name) {
        var plain = Texts.line(name);
        return plain.length() <= NAME_LENGTH_MAX ? plain : plain.substring(0, NAME_LENGTH_MAX);
    }
}
