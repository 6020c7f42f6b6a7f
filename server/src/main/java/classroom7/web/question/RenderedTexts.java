package classroom7.web.question;

import classroom7.platform.html.Markdown;
import classroom7.platform.html.SafeHtml;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The HTML of question texts, kept in memory: the same few are on every page of a lesson. The least
 * recently used leave first.
 */
final class RenderedTexts {
    /** Characters of HTML and Markdown together. */
    static final int LENGTH_MAX = 4 << 20;

    private final Markdown markdown;
    private final LinkedHashMap<String, SafeHtml> kept = new LinkedHashMap<>(256, 0.75f, true);
    private long length;

    RenderedTexts(Markdown markdown) {
        this.markdown = markdown;
    }

    SafeHtml html(String text) {
        synchronized (this) {
            var found = kept.get(text);
            if (found != null) {
                return found;
            }
        }
        var made = markdown.html(text);
        keep(text, made);
        return made;
    }

    private synchronized void keep(String text, SafeHtml made) {
        if (kept.put(text, made) == null) {
            length += size(text, made);
        }
        var eldest = kept.entrySet().iterator();
        while (length > LENGTH_MAX && eldest.hasNext()) {
            Map.Entry<String, SafeHtml> leaving = eldest.next();
            length -= size(leaving.getKey(), leaving.getValue());
            eldest.remove();
        }
    }

    private static long size(String text, SafeHtml html) {
        return (long) text.length() + html.html().length();
    }
}
