package classroom7.platform.html;

import org.jspecify.annotations.Nullable;

/** HTML that went through the sanitiser. Templates print it unescaped; nothing else is. */
public final class SafeHtml {
    public static final SafeHtml EMPTY = new SafeHtml("");

    private final String html;

    SafeHtml(String html) {
        this.html = html;
    }

    /** HTML that was sanitised before it was stored where only we write. */
    public static SafeHtml stored(String html) {
        return new SafeHtml(html);
    }

    /** Plain text: every sign of it stands for itself. */
    public static SafeHtml text(String text) {
        return new SafeHtml(Escape.html(text));
    }

    public String html() {
        return html;
    }

    public boolean isEmpty() {
        return html.isEmpty();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SafeHtml safe && safe.html.equals(html);
    }

    @Override
    public int hashCode() {
        return html.hashCode();
    }

    @Override
    public String toString() {
        return html;
    }
}
