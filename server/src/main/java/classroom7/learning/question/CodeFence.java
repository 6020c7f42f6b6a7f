package classroom7.learning.question;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Follows fenced code through the lines of a Markdown text (CommonMark 0.31, section 4.5), so that
 * what stands in code is never taken for ours.
 */
public final class CodeFence {
    private static final Pattern OPENING =
            Pattern.compile(" {0,3}(?:(`{3,})[^`]*|(~{3,}).*)", Pattern.DOTALL);
    private static final Pattern CLOSING = Pattern.compile(" {0,3}(`{3,}|~{3,})[ \\t]*");

    private @Nullable String open;

    /** Reads the next line and tells whether it is code, or one of the fences around code. */
    public boolean read(String line) {
        if (open != null) {
            var closing = CLOSING.matcher(line);
            if (closing.matches() && closing.group(1).startsWith(open)) {
                open = null;
            }
            return true;
        }
        var opening = OPENING.matcher(line);
        if (!opening.matches()) {
            return false;
        }
        open = opening.group(1) != null ? opening.group(1) : opening.group(2);
        return true;
    }

    /** What would close the code that is open now; null when none is. */
    public @Nullable String closing() {
        return open;
    }
}
