package classroom7.learning.question;

import java.util.regex.Pattern;

/** How the lines of a question's block look. */
final class BlockSyntax {
    /** Longest rest of a fence line, in characters. */
    static final int FENCE_LENGTH_MAX = 2000;

    static final String CREDIT = "([+-]?\\d{1,3}(?:[.,]\\d{1,9})?)[ \\t]*%";

    static final Pattern FENCE = pattern(" {0,3}\\?\\?\\?(?:[ \\t]+(.*))?");
    private static final String TAKEN = "[ \\t]*([xX])?[ \\t]*(?:" + CREDIT + ")?[ \\t]*";
    static final Pattern ROUND = pattern(" {0,3}\\((?!\\))" + TAKEN + "\\)(?:[ \\t](.*))?");
    static final Pattern SQUARE = pattern(" {0,3}\\[(?!\\])" + TAKEN + "\\](?:[ \\t](.*))?");
    static final Pattern EQUALS = pattern(" {0,3}=(?:" + CREDIT + ")?[ \\t](.*)");
    static final Pattern NAMED = pattern(" {0,3}((?i)hint|explanation):[ \\t]*(.*)");
    static final Pattern FEEDBACK = pattern("[ \\t]*>(?: (.*)|(.*))");
    static final Pattern ESCAPED = pattern("( {0,3})(\\\\*)(\\S.*)");
    static final Pattern QUOTED_FEEDBACK = pattern("([ \\t]*)(\\\\*)(>.*)");
    static final Pattern LINE_ID = pattern("(?:(.*) )?\\{#([A-Za-z0-9_-]{1,40})\\}[ \\t]*");
    static final Pattern QUOTED_ID =
            pattern("((?:.* )?)(\\\\*)(\\{#[A-Za-z0-9_-]{1,40}\\}[ \\t]*)");
    static final Pattern SETTING =
            pattern(
                    "([A-Za-z][A-Za-z0-9_-]*)"
                            + "(?:=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s\"]*)))?(?=\\s|\\z)");
    static final Pattern POINTS = pattern("\\d{1,4}(?:[.,]\\d{1,2})?");
    static final Pattern BARE_VALUE = pattern("[A-Za-z0-9._+/%-]+");

    private BlockSyntax() {}

    /** Whether the line, standing in a prompt, would be read as something of the block. */
    static boolean isOurs(String line) {
        return FENCE.matcher(line).matches() || beginsAnswers(line);
    }

    static boolean beginsAnswers(String line) {
        return ROUND.matcher(line).matches()
                || SQUARE.matcher(line).matches()
                || EQUALS.matcher(line).matches()
                || NAMED.matcher(line).matches();
    }

    /** A line of a prompt as it is written: one backslash more where it would be ours. */
    static String escape(String line) {
        return readsAsOurs(line) ? backslashed(ESCAPED, line) : line;
    }

    /** The reverse of {@link #escape}. */
    static String unescape(String line) {
        if (!readsAsOurs(line)) {
            return line;
        }
        var escaped = ESCAPED.matcher(line);
        return escaped.matches() && !escaped.group(2).isEmpty()
                ? escaped.group(1) + escaped.group(2).substring(1) + escaped.group(3)
                : line;
    }

    /** The first line of a line's text as it is written: its end is not taken for an id. */
    static String quoteId(String line) {
        return backslashed(QUOTED_ID, line);
    }

    /** A further line of a line's text as it is written: it is not taken for feedback. */
    static String quote(String line) {
        return backslashed(QUOTED_FEEDBACK, line);
    }

    /** The reverse of {@link #quote}. */
    static String unquote(String line) {
        var quoted = QUOTED_FEEDBACK.matcher(line);
        return quoted.matches() && !quoted.group(2).isEmpty()
                ? quoted.group(1) + quoted.group(2).substring(1) + quoted.group(3)
                : line;
    }

    private static String backslashed(Pattern pattern, String line) {
        var parts = pattern.matcher(line);
        return parts.matches() ? parts.group(1) + '\\' + parts.group(2) + parts.group(3) : line;
    }

    private static boolean readsAsOurs(String line) {
        var escaped = ESCAPED.matcher(line);
        return escaped.matches() && isOurs(escaped.group(1) + escaped.group(3));
    }

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.DOTALL);
    }
}
