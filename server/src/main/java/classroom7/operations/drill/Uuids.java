package classroom7.operations.drill;

import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;

/** UUIDs of version 7 (RFC 9562), as a device makes them for its answers. */
final class Uuids {
    private static final long VERSION_7 = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private Uuids() {}

    static String next(InstantSource clock, Random random) {
        long high = clock.millis() << 16 | VERSION_7 | random.nextInt(1 << 12);
        long low = VARIANT | random.nextLong() >>> 2;
        return new UUID(high, low).toString();
    }
}
