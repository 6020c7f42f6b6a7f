package classroom7.platform.mail;

import classroom7.platform.mail.KeptMail.State;
import classroom7.platform.mail.MailStore.Claimed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a try changes about its letter.
 *
 * @param unsure whether the letter may have gone without our knowing
 * @param uncounted 1 takes back that it was counted as maybe sent twice
 * @param answered 1 when the try counts
 */
record Ending(State state, boolean unsure, int uncounted, int answered, String said, Instant due) {
    /** A letter that is this old and was refused for now is given up. */
    static final Duration AGE_MAX = Duration.ofHours(48);

    /** Between tries, the last one again and again; a tenth more or less, by lot. */
    static final List<Duration> PAUSES =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(20),
                    Duration.ofMinutes(40),
                    Duration.ofHours(1),
                    Duration.ofHours(2));

    private static final double SCATTER = 0.1;

    /** A try of a letter: what it was, whether the text was begun, and when it ended. */
    record Try(Claimed claimed, boolean begun, Instant now, double lot) {}

    /**
     * @param lot from 0 to 1, so that letters refused together do not all come back together
     * @return null when the letter is no longer ours
     */
    static @Nullable Ending of(Try tried, Delivery delivery) {
        return switch (delivery) {
            case Delivery.HandedOver(String said) ->
                    new Ending(State.HANDED_OVER, false, 0, 1, said, tried.now);
            case Delivery.Kept _ -> new Ending(State.KEPT, false, 0, 1, "", tried.now);
            case Delivery.Never(String said, boolean nobodyThere) ->
                    refused(tried, nobodyThere ? State.REFUSED_ADDRESS : State.GIVEN_UP, said);
            case Delivery.Later(String said) -> refused(tried, waitingOrGivenUp(tried), said);
            case Delivery.Unknown(String said) ->
                    new Ending(State.WAITING, true, 0, 1, said, tried.now.plus(pause(tried)));
            // Why is said once, of the server.
            case Delivery.Away _ ->
                    new Ending(
                            State.WAITING,
                            tried.claimed.unsure(),
                            uncounted(tried),
                            0,
                            "",
                            tried.now);
            case Delivery.Taken _ -> null;
        };
    }

    private static Ending refused(Try tried, State state, String said) {
        return new Ending(
                state,
                tried.claimed.unsure(),
                uncounted(tried),
                1,
                said,
                tried.now.plus(pause(tried)));
    }

    private static State waitingOrGivenUp(Try tried) {
        boolean old = tried.claimed.mail().written().plus(AGE_MAX).isBefore(tried.now);
        return old ? State.GIVEN_UP : State.WAITING;
    }

    /** It was counted when it was begun, and now it is known that it did not go. */
    private static int uncounted(Try tried) {
        return tried.begun && tried.claimed.unsure() ? 1 : 0;
    }

    private static Duration pause(Try tried) {
        var pause = PAUSES.get(Math.min(tried.claimed.attempts(), PAUSES.size() - 1));
        double scattered = 1 - SCATTER + 2 * SCATTER * tried.lot;
        return Duration.ofMillis(Math.round(pause.toMillis() * scattered));
    }
}
