package classroom7.learning.attachment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;

/** A name as one part of an address: letters, digits and a few signs stand, the rest is escaped. */
final class AddressPart {
    private static final String UNRESERVED = "-._~";

    private AddressPart() {}

    static String of(String name) {
        var part = new StringBuilder();
        for (byte octet : name.getBytes(UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean plain = c < 128 && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            if (plain) {
                part.append(c);
            } else {
                part.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        return part.toString();
    }
}
