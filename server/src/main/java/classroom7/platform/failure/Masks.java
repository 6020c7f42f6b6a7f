package classroom7.platform.failure;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of a message what is nobody's business: addresses of people and machines, whatever is
 * long and random enough to be a key, passwords in addresses, and the values that a database quotes
 * from a row.
 */
final class Masks {
    static final int LENGTH_MAX = 1_000;

    private record Mask(Pattern what, String instead) {}

    private static final List<Mask> ALL =
            List.of(
                    mask("(?is)\\n\\s*(Detail|Where|Hint|Query|Call getNextException)\\b.*", ""),
                    mask("=\\([^)]*\\)", "=(…)"),
                    mask("(?i)\\b([a-z][a-z0-9+.-]*://)[^/@\\s]*@", "$1…@"),
                    mask("(?i)(?<=[?&])([^=\\s&]{1,60})=[^&\\s\"']+", "$1=…"),
                    mask("[\\p{L}\\p{N}._%+-]+@[\\p{L}\\p{N}.-]+", "…@…"),
                    mask(
                            "(?i)\\b(password|passwort|secret|token|authorization|bearer|cookie|key)\\b(\\s*[=:]?\\s*)(bearer\\s+)?\\S+",
                            "$1$2…"),
                    mask("\\b\\d{1,3}(\\.\\d{1,3}){3}\\b", "…"),
                    mask("(?i)\\b(?:[0-9a-f]{0,4}:){3,7}[0-9a-f]{1,4}\\b", "…"),
                    mask("[A-Za-z0-9_+/-]{40,}={0,2}", "…"));

    private Masks() {}

    private static Mask mask(String what, String instead) {
        return new Mask(Pattern.compile(what), instead);
    }

    /** The text without them, at most {@link #LENGTH_MAX} characters of it. */
    static String without(String text) {
        // The patterns see no more than could be kept, so that a message of megabytes costs
        // nothing.
        var left = text.substring(0, Math.min(text.length(), 2 * LENGTH_MAX)).replace('\0', ' ');
        for (var mask : ALL) {
            left = mask.what().matcher(left).replaceAll(mask.instead());
        }
        return left.length() <= LENGTH_MAX ? left : left.substring(0, LENGTH_MAX) + "…";
    }
}
