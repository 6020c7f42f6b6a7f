package classroom7.platform.mail;

import java.security.SecureRandom;
import java.util.regex.Pattern;

/**
 * What names a letter to the outside: 26 characters of lower-case base 32, 130 random bits. Lower
 * case alone, because mail servers may change the case of an address.
 */
final class MailToken {
    private static final char[] DIGITS = "abcdefghijklmnopqrstuvwxyz234567".toCharArray();
    private static final int LENGTH = 26;
    private static final Pattern FORM = Pattern.compile("[a-z2-7]{26}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private MailToken() {}

    static String make() {
        var token = new char[LENGTH];
        for (int at = 0; at < LENGTH; at++) {
            token[at] = DIGITS[RANDOM.nextInt(DIGITS.length)];
        }
        return new String(token);
    }

    static boolean isToken(String text) {
        return FORM.matcher(text).matches();
    }
}
