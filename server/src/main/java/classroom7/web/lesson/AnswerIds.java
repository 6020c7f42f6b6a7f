package classroom7.web.lesson;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;

/** UUIDs of version 7 for answers that come without one. */
final class AnswerIds {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    AnswerIds(InstantSource clock) {
        this.clock = clock;
    }

    String next() {
        long high = clock.millis() << 16 | VERSION | random.nextLong() & 0x0fffL;
        long low = VARIANT | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
