package classroom7.platform.mail;

import classroom7.platform.words.Words;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The words of a letter, as text and as HTML. */
final class Composition {
    private final Letter letter;
    private final Postmark postmark;
    private final Words words;

    private final @Nullable URI unsubscribing;

    /**
     * @param unsubscribing where the receiver unsubscribes; null: the letter is not bulk
     */
    Composition(Letter letter, Postmark postmark, Words words, @Nullable URI unsubscribing) {
        this.letter = letter;
        this.postmark = postmark;
        this.words = words;
        this.unsubscribing = unsubscribing;
    }

    String subject() {
        return oneLine(words("mail." + letter.key() + ".subject"));
    }

    String senderName() {
        return words("mail.from");
    }

    String text() {
        return words("mail." + letter.key() + ".text")
                + "\n\n"
                + words("mail." + letter.key() + ".action")
                + ":\n"
                + postmark.link(letter.path())
                + "\n\n"
                + words("mail.foot")
                + "\n"
                + (unsubscribing == null
                        ? ""
                        : "\n" + words("mail.unsubscribe") + ":\n" + unsubscribing + "\n");
    }

    String html() {
        var html = new StringBuilder(1024);
        html.append("<!doctype html><html lang=\"").append(words.language());
        html.append("\" dir=\"")
                .append(words.direction())
                .append("\"><meta charset=\"utf-8\"><body style=\"font:16px/1.5 sans-serif\">");
        for (var paragraph : words("mail." + letter.key() + ".text").split("\n\n")) {
            html.append("<p>").append(escape(paragraph)).append("</p>");
        }
        var link = escape(postmark.link(letter.path()).toString());
        html.append("<p><a href=\"").append(link).append("\">");
        html.append(escape(words("mail." + letter.key() + ".action"))).append("</a></p>");
        html.append("<p style=\"color:#666\">").append(link).append("</p>");
        html.append("<p style=\"color:#666\">").append(escape(words("mail.foot"))).append("</p>");
        if (unsubscribing != null) {
            html.append("<p style=\"color:#666\"><a href=\"")
                    .append(escape(unsubscribing.toString()))
                    .append("\">")
                    .append(escape(words("mail.unsubscribe")))
                    .append("</a></p>");
        }
        return html.append("</body></html>\n").toString();
    }

    /** Controls are taken out: a name with a line break must not become a header of its own. */
    static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private String words(String key) {
        return words.say(key, letter.arguments().toArray());
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
