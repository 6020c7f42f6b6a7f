package classroom7.people.signin;

import classroom7.people.access.Secrets;
import classroom7.people.person.Email;
import classroom7.platform.database.Database;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Slows down who guesses passwords, without locking out who knows theirs.
 *
 * <ul>
 *   <li>Per account: five tries in 15 minutes are free, each further one must wait twice as long as
 *       the one before, at most a minute. A guesser gets some 1,500 tries a day; a person who mixed
 *       up passwords waits seconds.
 *   <li>From an address where the person has signed in during the last 30 days the tries are
 *       counted apart, so that a stranger who guesses elsewhere does not make the person wait.
 *   <li>Per address: only how many different accounts failed counts, at most 100 in 15 minutes, so
 *       that thirty pupils behind one router who all mistype are not locked out. Accounts that have
 *       signed in from there before are never refused by this rule.
 * </ul>
 *
 * A try is noted as failed before the password is checked and taken back when it was right: of a
 * hundred at the same moment not one goes uncounted.
 */
final class Throttle {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final Duration KNOWN_FOR = Duration.ofDays(30);
    static final Duration WAIT_MAX = Duration.ofMinutes(1);
    static final int FREE_TRIES = 5;
    static final int ACCOUNTS_PER_ADDRESS_MAX = 100;

    /** A try that was let through: to be taken back when the password was right. */
    record Try(String account, String address, @Nullable Duration pause) {}

    private final Database database;
    private final ThrottleStore store;
    private final InstantSource clock;

    Throttle(Database database, InstantSource clock) {
        this.database = database;
        this.store = new ThrottleStore(database);
        this.clock = clock;
    }

    /** Notes a try; with a wait it was not let through and nothing was noted. */
    Try begin(String typedEmail, String typedAddress) {
        var email = typedEmail.strip().toLowerCase(Locale.ROOT);
        var wellFormed = Email.read(typedEmail);
        var account = HexFormat.of().formatHex(Secrets.hash(email));
        var address = network(typedAddress);
        var now = clock.instant();
        return database.transaction(() -> {
            store.lock(account);
            var known =
                    wellFormed != null && store.isKnown(wellFormed, address, now.minus(KNOWN_FOR));
            var tries = store.tries(account, address, known, now.minus(WINDOW));
            var wait = wait(tries, now);
            if (wait == null
                    && !known
                    && store.accounts(account, address, now.minus(WINDOW))
                            >= ACCOUNTS_PER_ADDRESS_MAX) {
                wait = WAIT_MAX;
            }
            if (wait == null) {
                store.add(account, address, now);
            }
            return new Try(account, address, wait);
        });
    }

    /** The password was right: the tries from there are forgotten, and what is old is swept. */
    void succeeded(Try right) {
        store.remove(right.account(), right.address(), clock.instant().minus(WINDOW));
    }

    private static @Nullable Duration wait(ThrottleStore.Tries tries, Instant now) {
        if (tries.count() < FREE_TRIES || tries.last() == null) {
            return null;
        }
        int doublings = Math.min(tries.count() - FREE_TRIES, 6);
        var pause = Duration.ofSeconds(1L << doublings);
        var until = tries.last().plus(pause.compareTo(WAIT_MAX) < 0 ? pause : WAIT_MAX);
        return until.isAfter(now) ? Duration.between(now, until) : null;
    }

    /** The address, or of IPv6 its first 64 bits: who has one of these has all of them. */
    static String network(String address) {
        try {
            // Only literals: the form is checked first, so that no name is ever looked up.
            if (!address.matches("[0-9a-fA-F:.]+") || !address.contains(":")) {
                return address.length() <= 64 ? address : address.substring(0, 64);
            }
            var bytes = InetAddress.getByName(address).getAddress();
            return bytes.length == 16
                    ? new BigInteger(1, bytes).shiftRight(64).toString(16) + "::/64"
                    : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException e) {
            return "unknown";
        }
    }
}
