package classroom7.people.person;

import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Hashes and checks passwords with Argon2id (RFC 9106; 19 MiB, 2 passes, 1 lane: what OWASP names
 * as least). Each takes that memory and a core for some 50 ms, so only a few run at a time and the
 * others wait their turn: a class that signs in at nine o'clock must not exhaust the heap.
 */
public final class Passwords {
    static final int MEMORY_KIB = 19 * 1024;
    static final int PASSES = 2;
    static final int AT_ONCE_MAX = 4;
    static final int WAITING_MAX = 500;
    static final int WAIT_SECONDS_MAX = 20;

    /** A hash that no password has: making one at every start would cost a second of it. */
    private static final String NOBODYS =
            String.format(
                    Locale.ROOT,
                    "$argon2id$v=19$m=%d,t=%d,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                    MEMORY_KIB,
                    PASSES);

    /** Too many passwords are being checked; nothing was decided about this one. */
    public static final class Busy extends RuntimeException {
        Busy() {
            super("More than " + WAITING_MAX + " sign-ins wait, or one waited too long");
        }
    }

    private final Argon2PasswordEncoder encoder =
            new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, PASSES);
    private final Semaphore turns;
    private final Semaphore places = new Semaphore(WAITING_MAX);

    /** As many at a time as there are cores, at most {@value #AT_ONCE_MAX}. */
    public Passwords() {
        this(Math.min(AT_ONCE_MAX, Runtime.getRuntime().availableProcessors()));
    }

    Passwords(int atOnce) {
        this.turns = new Semaphore(atOnce, true);
    }

    /**
     * The hash to keep of a new password, in PHC form.
     *
     * @throws Busy when too many are waiting
     */
    public String hash(String password) {
        return inTurn(() -> encode(password));
    }

    /**
     * Whether the password has this hash. Without a hash it takes as long and says no, so that the
     * time does not tell who has an account.
     *
     * @throws Busy when too many are waiting
     */
    public boolean matches(String password, @Nullable String hash) {
        if (password.length() > Password.LENGTH_MAX) {
            return false;
        }
        boolean same = inTurn(() -> encoder.matches(password, hash == null ? NOBODYS : hash));
        return same && hash != null;
    }

    private String encode(String password) {
        var hash = encoder.encode(password);
        if (hash == null) {
            throw new IllegalStateException("The encoder made no hash");
        }
        return hash;
    }

    private <T> T inTurn(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw new Busy();
        }
        try {
            if (!turns.tryAcquire(WAIT_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new Busy();
            }
            try {
                return work.get();
            } finally {
                turns.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Busy();
        } finally {
            places.release();
        }
    }
}
