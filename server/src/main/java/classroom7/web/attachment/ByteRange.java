package classroom7.web.attachment;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a {@code Range} header asks for, of a file of known length. */
sealed interface ByteRange {
    /** All of it: nothing was asked for, or what we need not understand. */
    record Whole() implements ByteRange {}

    /** From the first to the last byte, both included. */
    record Part(long first, long last) implements ByteRange {}

    /** Nothing that is there. */
    record Outside() implements ByteRange {}

    Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** One range; several at once are answered with the whole, as RFC 9110 allows. */
    static ByteRange of(String header, long length) {
        Matcher asked = ONE.matcher(header.strip());
        if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            return new Whole();
        }
        if (asked.group(1).isEmpty()) {
            long last = Long.parseLong(asked.group(2));
            return last == 0 || length == 0
                    ? new Outside()
                    : new Part(Math.max(0, length - last), length - 1);
        }
        long first = Long.parseLong(asked.group(1));
        long last = asked.group(2).isEmpty() ? length - 1 : Long.parseLong(asked.group(2));
        if (last < first && !asked.group(2).isEmpty()) {
            return new Whole();
        }
        return first >= length ? new Outside() : new Part(first, Math.min(last, length - 1));
    }
}
