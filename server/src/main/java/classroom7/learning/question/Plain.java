package classroom7.learning.question;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The one form in which texts and numbers of a question are kept, so that equal means equal. */
final class Plain {
    private static final char REPLACEMENT = '\ufffd';

    private Plain() {}

    /** Line ends are LF, no white space around, no NUL and no half of a surrogate pair. */
    static String text(String text) {
        return characters(text).strip();
    }

    static @Nullable String textOrNull(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var plain = text(text);
        return plain.isEmpty() ? null : plain;
    }

    /** As {@link #text}, but the first line keeps its indentation, and a code fence is closed. */
    static String prompt(String prompt) {
        var lines = characters(prompt).stripTrailing().split("\n", -1);
        int first = 0;
        while (first < lines.length - 1 && lines[first].isBlank()) {
            first++;
        }
        var fence = new CodeFence();
        var kept = new StringBuilder();
        for (int at = first; at < lines.length; at++) {
            fence.read(lines[at]);
            kept.append(at == first ? "" : "\n").append(lines[at]);
        }
        var closing = fence.closing();
        return closing == null ? kept.toString() : kept.append('\n').append(closing).toString();
    }

    /** One line each, in the order of their names. */
    static Map<String, String> settings(Map<String, String> settings) {
        var plain = new TreeMap<String, String>();
        settings.forEach((name, value) -> plain.put(name, text(value.replaceAll("\\s+", " "))));
        return Collections.unmodifiableMap(plain);
    }

    static String characters(String text) {
        var lines = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        StringBuilder mended = null;
        for (int at = 0; at < lines.length(); at++) {
            char c = lines.charAt(at);
            boolean pair =
                    Character.isHighSurrogate(c)
                            && at + 1 < lines.length()
                            && Character.isLowSurrogate(lines.charAt(at + 1));
            if (pair) {
                at++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                mended = mended == null ? new StringBuilder(lines) : mended;
                mended.setCharAt(at, REPLACEMENT);
            }
        }
        return mended == null ? lines : mended.toString();
    }

    static BigDecimal number(BigDecimal number, int decimalsMax) {
        var rounded =
                number.scale() > decimalsMax
                        ? number.setScale(decimalsMax, RoundingMode.HALF_UP)
                        : number;
        var plain = rounded.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }
}
