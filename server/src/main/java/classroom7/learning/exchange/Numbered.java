package classroom7.learning.exchange;

import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Pattern;

/** Folders and files whose names begin with a number, which gives them their order. */
final class Numbered {
    private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6})(?:[-_. ]+(.*))?");

    /** By number, then by name; what has none comes last. */
    static final Comparator<String> ORDER =
            Comparator.comparingInt(Numbered::number).thenComparing(Comparator.naturalOrder());

    private Numbered() {}

    static boolean isNumbered(String name) {
        return NUMBERED.matcher(bare(name)).matches();
    }

    private static int number(String name) {
        var matcher = NUMBERED.matcher(bare(name));
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
    }

    /** "2-deeper-dive" as a title: "Deeper dive". */
    static String title(String name) {
        var matcher = NUMBERED.matcher(bare(name));
        var rest = matcher.matches() && matcher.group(2) != null ? matcher.group(2) : bare(name);
        var words = rest.replaceAll("[-_]+", " ").strip();
        return words.isEmpty()
                ? bare(name)
                : words.substring(0, words.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + words.substring(words.offsetByCodePoints(0, 1));
    }

    private static String bare(String name) {
        var folder = name.endsWith("/") ? name.substring(0, name.length() - 1) : name;
        var last = folder.substring(folder.lastIndexOf('/') + 1);
        return last.endsWith(".md") ? last.substring(0, last.length() - 3) : last;
    }
}
