package classroom7.web.reply;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The request cannot be met, and why: a page that says so, problem details for a program.
 *
 * @param key the message; {@code key.advice} says what to do
 * @param later when it is worth another try; null: nobody knows
 */
public record Refused(int status, String key, List<Object> arguments, @Nullable Duration later)
        implements Reply {
    public Refused {
        arguments = List.copyOf(arguments);
    }

    /** One that says when to come back, if at all, as any of its status does. */
    public Refused(int status, String key, List<Object> arguments) {
        this(status, key, arguments, Later.usual(status));
    }

    public static Refused badInput() {
        return new Refused(400, "error.bad-input", List.of());
    }

    /** Bad input with a message of its own. */
    public static Refused badInput(String key, Object... arguments) {
        return new Refused(400, key, List.of(arguments));
    }

    public static Refused signedOut() {
        return new Refused(401, "error.sign-in", List.of());
    }

    /** A session has ended while a form was filled in: what was typed is on the page. */
    public static Refused signedOutForm() {
        return new Refused(401, "error.signed-out", List.of());
    }

    public static Refused forged() {
        return new Refused(403, "error.forgery", List.of());
    }

    public static Refused method() {
        return new Refused(405, "error.method", List.of());
    }

    public static Refused conflict() {
        return new Refused(409, "error.conflict", List.of());
    }

    public static Refused tooLarge() {
        return new Refused(413, "error.too-large", List.of());
    }

    /** Who is signed out, perhaps since the page was opened, sends nothing large. */
    public static Refused tooLargeOfStranger() {
        return new Refused(413, "error.too-large.signed-out", List.of());
    }

    public static Refused unsupported() {
        return new Refused(415, "error.unsupported", List.of());
    }

    /** Its advice is told the pause in whole minutes. */
    public static Refused tooOften(String key, Duration pause) {
        return new Refused(429, key, List.of(pause.plusSeconds(59).toMinutes()), pause);
    }

    /** The same for a password, with the pause that its throttle demands. */
    public static Refused signInLater(Duration pause) {
        return new Refused(429, "signin.later", List.of(Later.seconds(pause)), pause);
    }

    /** More passwords are being checked than there is room for. */
    public static Refused signInBusy() {
        return new Refused(503, "signin.busy", List.of());
    }

    /** The disk is nearly full: files go no more, or, with still less room, no change at all. */
    public static Refused noRoom(boolean upload) {
        return new Refused(507, upload ? "error.room.upload" : "error.room.change", List.of());
    }
}
