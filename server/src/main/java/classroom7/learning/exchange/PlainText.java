package classroom7.learning.exchange;

import java.util.regex.Pattern;

/** Plain text and HTML as Markdown that shows the same. */
final class PlainText {
    private static final Pattern SIGNS = Pattern.compile("[\\\\`*_\\[\\]]");
    private static final Pattern TAGS = Pattern.compile("<(?=[A-Za-z/!?])");
    private static final Pattern LINE_SIGNS =
            Pattern.compile("(?m)^([ \\t]*)(#{1,6}(?=\\s)|[-+>](?=\\s)|=+\\s*$|-+\\s*$|~~~)");
    private static final Pattern LINE_NUMBERS =
            Pattern.compile("(?m)^([ \\t]*\\d{1,9})([.)])(?=\\s)");
    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t]*(?=\\n)");

    private PlainText() {}

    /** Text in which nothing means anything but itself. */
    static String markdown(String plain) {
        return lines(TAGS.matcher(signs(plain)).replaceAll("\\\\<"));
    }

    /** Moodle's own format: text in which HTML tags are tags. */
    static String moodle(String text) {
        return lines(signs(text));
    }

    /** HTML stays HTML; a blank line would end it for Markdown. */
    static String html(String html) {
        return BLANK_LINES.matcher(html.strip()).replaceAll("");
    }

    private static String signs(String text) {
        return SIGNS.matcher(text).replaceAll("\\\\$0");
    }

    private static String lines(String text) {
        var marked = LINE_SIGNS.matcher(text).replaceAll("$1\\\\$2");
        return LINE_NUMBERS.matcher(marked).replaceAll("$1\\\\$2");
    }
}
