package classroom7.base;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.regex.Pattern;

/**
 * Makes opaque ids: 20 characters of lower-case Crockford base 32, of which the first ten are the
 * millisecond of creation (50 bits) and the last ten are random (50 bits). They sort bytewise by
 * creation time, are ASCII without "/", and tell nothing but their age. They are not secrets.
 */
public final class Ids {
    private static final char[] DIGITS = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{20}");
    private static final int HALF = 10;

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public Ids(InstantSource clock) {
        this.clock = clock;
    }

    /** A new id; two of the same millisecond differ by 50 random bits. */
    public String next() {
        var id = new char[2 * HALF];
        write(id, 0, clock.millis());
        write(id, HALF, random.nextLong());
        return new String(id);
    }

    /** Whether the text has the form of an id of ours; says nothing about whether it exists. */
    public static boolean isId(String text) {
        return FORM.matcher(text).matches();
    }

    private static void write(char[] id, int from, long bits) {
        for (int at = from + HALF - 1; at >= from; at--) {
            id[at] = DIGITS[(int) (bits & 31)];
            bits >>>= 5;
        }
    }
}
