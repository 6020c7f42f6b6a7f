package classroom7.learning.exchange;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Raw text of a GIFT file: escapes, formats, unescaped signs. */
final class GiftText {
    private static final String ESCAPED = "\\:~=#{}";
    private static final Pattern FORMAT =
            Pattern.compile("\\s*\\[(html|markdown|plain|moodle)\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern WRAPPED = Pattern.compile("\\s*\\n\\s*");

    private GiftText() {}

    /** The text in the format it names, else in the given one. */
    static GiftItem.Text read(String raw, String formatOtherwise) {
        var named = FORMAT.matcher(raw);
        if (named.lookingAt()) {
            var format = named.group(1).toLowerCase(Locale.ROOT);
            return new GiftItem.Text(format, tidy(raw.substring(named.end()), format));
        }
        return new GiftItem.Text(formatOtherwise, tidy(raw, formatOtherwise));
    }

    /** Null where nothing is said. */
    static GiftItem.@Nullable Text readOrNull(@Nullable String raw, String formatOtherwise) {
        if (raw == null) {
            return null;
        }
        var text = read(raw, formatOtherwise);
        return text.text().isEmpty() ? null : text;
    }

    private static String tidy(String raw, String format) {
        boolean keepsLines = format.equals("html") || format.equals("markdown");
        var stripped = raw.strip();
        return unescape(keepsLines ? stripped : WRAPPED.matcher(stripped).replaceAll(" "));
    }

    static String unescape(String raw) {
        var out = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            char next = at + 1 < raw.length() ? raw.charAt(at + 1) : 0;
            if (c == '\\' && next == 'n') {
                out.append('\n');
                at++;
            } else if (c == '\\' && ESCAPED.indexOf(next) >= 0 && next != 0) {
                out.append(next);
                at++;
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Where one of the signs stands unescaped, from the place on; -1: nowhere. */
    static int find(String raw, String signs, int from) {
        for (int at = from; at < raw.length(); at++) {
            if (raw.charAt(at) == '\\') {
                at++;
            } else if (signs.indexOf(raw.charAt(at)) >= 0) {
                return at;
            }
        }
        return -1;
    }

    /** Where the text stands with its first sign unescaped; -1: nowhere. */
    static int findText(String raw, String text, int from) {
        int at = find(raw, text.substring(0, 1), from);
        while (at >= 0 && !raw.startsWith(text, at)) {
            at = find(raw, text.substring(0, 1), at + 1);
        }
        return at;
    }
}
