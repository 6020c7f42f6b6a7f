package classroom7.house;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds {@code default} in switches over sealed types and enums, where it would swallow the case
 * that is added next year. A switch over text or numbers needs one: it is known by a literal among
 * its cases. Over any other open type, {@code // open: why} beside the default says so.
 */
final class Switches {
    static final String COMPLAINT = "name every case instead of default (or say // open: why)";
    private static final Pattern DEFAULT = Pattern.compile("\\bdefault\\s*(->|:)");
    private static final Pattern LITERAL = Pattern.compile("\\bcase\\s+[\"'\\-0-9]");

    private Switches() {}

    /** Positions of defaults that should be cases; code is the text with comments blanked. */
    static List<Integer> openEnds(String text, String code) {
        var found = new ArrayList<Integer>();
        var default_ = DEFAULT.matcher(code);
        while (default_.find()) {
            var block = enclosing(code, default_.start());
            var excused = text.substring(default_.start(), lineEnd(text, default_.start()));
            if (!LITERAL.matcher(block).find() && !excused.contains("// open:")) {
                found.add(default_.start());
            }
        }
        return found;
    }

    private static int lineEnd(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }

    private static String enclosing(String code, int from) {
        int depth = 0;
        for (int at = from - 1; at >= 0; at--) {
            char c = code.charAt(at);
            depth += c == '}' ? 1 : c == '{' ? -1 : 0;
            if (depth < 0) {
                return code.substring(at, from);
            }
        }
        return code.substring(0, from);
    }
}
