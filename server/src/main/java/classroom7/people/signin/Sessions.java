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

/** Sessions of browsers: begun at sign-in, seen and ended by their person. */
public final class Sessions {
    /** A session not seen for so long is over. */
    public static final Duration IDLE_MAX = Duration.ofDays(30);

    /**
     * How long a browser keeps the cookie: as long as browsers keep any. When a session is over is
     * decided here, by when it was last seen, so that who comes every day stays signed in.
     */
    public static final Duration COOKIE_MAX = Duration.ofDays(400);

    static final int DEVICE_LENGTH_MAX = 200;

    /** A new session: the cookie's secret is shown this once. */
    public record Begun(String secret, String session) {}

    private final SessionStore store;
    private final RecognitionStore recognition;
    private final Recognised recognised;
    private final Ids ids;
    private final InstantSource clock;

    public Sessions(Database database, Watch watch, Ids ids, InstantSource clock) {
        this.store = new SessionStore(database);
        this.recognition = new RecognitionStore(database);
        this.recognised = watch.sessions();
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The actor of a session cookie; null when it is not one, was ended or has expired. Usually
     * from memory, without SQL; a session ended in any process is refused within one second.
     */
    public @Nullable Actor recognise(String cookieSecret) {
        if (!Secrets.isSecret(cookieSecret)) {
            return null;
        }
        return recognised.find(
                cookieSecret, hash -> recognition.bySession(hash, clock.instant().minus(IDLE_MAX)));
    }

    /**
     * Begins a session of a person whose identity was just proven (password, link of a mail).
     *
     * @param device what the browser says it is; shortened
     * @param address where from, as the person is later shown
     */
    public Begun begin(PersonId person, String device, String address) {
        var secret = Secrets.make();
        var shown =
                new Session(ids.next(), shorten(device), address, clock.instant(), clock.instant());
        store.add(person, shown, Secrets.hash(secret));
        return new Begun(secret, shown.id());
    }

    /** The sessions in which the actor is signed in, the latest seen first. */
    public List<Session> all(Actor actor) {
        return store.live(actor.person(), clock.instant().minus(IDLE_MAX));
    }

    /** Ends one session of the actor's, this one or another. */
    public Ending end(Actor actor, String session) {
        boolean ended = store.end(actor.person(), session);
        recognised.forget(List.of(session));
        return ended ? new Ending.Ended() : new Ending.NotFound();
    }

    /** Ends all sessions of the actor's but the asking one; how many those were. */
    public int endOthers(Actor actor) {
        return forget(store.endAllBut(actor.person(), actor.session()));
    }

    /** Ends all sessions of a person: the password was set anew. */
    int endAll(PersonId person) {
        return forget(store.endAllBut(person, ""));
    }

    private int forget(List<String> sessions) {
        recognised.forget(sessions);
        return sessions.size();
    }

    private static String shorten(String device) {
        var plain = Texts.line(device);
        return plain.length() <= DEVICE_LENGTH_MAX ? plain : plain.substring(0, DEVICE_LENGTH_MAX);
    }
}
