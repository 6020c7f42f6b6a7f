package classroom7.platform.mail;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the mail server is away. While it is, one letter at a time is tried in growing pauses,
 * and no letter is the worse for it: when the server is back, everything goes at once.
 */
final class Absence {
    private static final Logger LOG = LoggerFactory.getLogger(Absence.class);

    private final MailStore store;
    private final InstantSource clock;
    private final Sender.Limits limits;
    private int times;
    private long nextAt;
    private long writtenAt;
    private boolean written;

    Absence(MailStore store, InstantSource clock, Sender.Limits limits) {
        this.store = store;
        this.clock = clock;
        this.limits = limits;
    }

    synchronized boolean isNoted() {
        return times > 0;
    }

    /** Whether it is time to try. */
    synchronized boolean isOver() {
        return times == 0 || System.nanoTime() - nextAt >= 0;
    }

    synchronized void noted(String said) {
        if (times == 0) {
            LOG.warn("No letters go out: {}. They wait, and the mail server is tried again", said);
        }
        var pause = limits.awayFirst().multipliedBy(1L << Math.min(times, 10));
        if (pause.compareTo(limits.awayMax()) > 0) {
            pause = limits.awayMax();
        }
        times++;
        // A quarter less by lot, so that several processes do not knock together.
        double part = 1 - ThreadLocalRandom.current().nextDouble() / 4;
        nextAt = System.nanoTime() + Math.round(pause.toNanos() * part);
        written = false;
        store.away(said, clock.instant());
    }

    /** The server took, or refused, a letter. */
    synchronized void ended() {
        if (times > 0) {
            LOG.info("The mail server answers again");
            times = 0;
        }
        long now = System.nanoTime();
        if (!written || now - writtenAt > Duration.ofMinutes(1).toNanos()) {
            written = true;
            writtenAt = now;
            store.reached(clock.instant());
        }
    }
}
