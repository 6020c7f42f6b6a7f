package classroom7.learning.exchange;

import classroom7.learning.question.CodeFence;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text and the title at its head. */
record Heading(@Nullable String title, String rest) {
    private static final Pattern FIRST = Pattern.compile("# +(.*?)(?: +#+)? *");
    private static final Pattern ANY = Pattern.compile("#{1,5}(?= )");

    /** Takes the title off where the text begins with one. */
    static Heading of(String text) {
        var body = text.replaceFirst("^(?:[ \\t]*\\n)+", "");
        int end = body.indexOf('\n');
        var first = end < 0 ? body : body.substring(0, end);
        var matcher = FIRST.matcher(first);
        if (!matcher.matches()) {
            return new Heading(null, text);
        }
        var rest = end < 0 ? "" : body.substring(end + 1);
        return new Heading(matcher.group(1), rest.startsWith("\n") ? rest.substring(1) : rest);
    }

    /** The text with every heading one step lower, to be a section of another. */
    static String lowered(String text) {
        var fence = new CodeFence();
        var out = new StringJoiner("\n");
        for (var line : text.split("\n", -1)) {
            boolean code = fence.read(line);
            out.add(!code && ANY.matcher(line).lookingAt() ? "#" + line : line);
        }
        return out.toString();
    }
}
