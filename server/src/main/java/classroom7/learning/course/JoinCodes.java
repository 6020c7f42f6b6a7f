package classroom7.learning.course;

import java.security.SecureRandom;

/**
 * Codes to read out in a classroom: eight letters and digits without look-alikes, about 39 bits,
 * which the throttle on joining makes enough.
 */
final class JoinCodes {
    private static final char[] LETTERS = "23456789abcdefghjkmnpqrstuvwxyz".toCharArray();
    private static final int LENGTH = 8;

    private final SecureRandom random = new SecureRandom();

    String next() {
        var code = new StringBuilder(LENGTH);
        for (int at = 0; at < LENGTH; at++) {
            code.append(LETTERS[random.nextInt(LETTERS.length)]);
        }
        return code.toString();
    }
}
