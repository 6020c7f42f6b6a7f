package classroom7.platform.mail;

import classroom7.platform.words.Words;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Properties;

/** Makes a message (RFC 5322, MIME alternative of text and HTML) of a letter. */
final class Composition {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Letter letter;
    private final Postmark postmark;
    private final Words words;

    Composition(Letter letter, Postmark postmark, Words words) {
        this.letter = letter;
        this.postmark = postmark;
        this.words = words;
    }

    MimeMessage message(String id, Instant at) {
        try {
            var message = new OwnMessage(id + "@" + host());
            message.setFrom(address(postmark.from(), words("mail.from")));
            message.setRecipient(RecipientType.TO, address(letter.to(), letter.name()));
            message.setSubject(oneLine(words("mail." + letter.key() + ".subject")), UTF_8);
            message.setSentDate(Date.from(at));
            message.setHeader("Auto-Submitted", "auto-generated");
            var parts = new MimeMultipart("alternative");
            parts.addBodyPart(part(text(), "plain"));
            parts.addBodyPart(part(html(), "html"));
            message.setContent(parts);
            message.saveChanges();
            return message;
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailFailure("compose the letter " + letter.key(), e);
        }
    }

    private String text() {
        return words("mail." + letter.key() + ".text")
                + "\n\n"
                + words("mail." + letter.key() + ".action")
                + ":\n"
                + postmark.link(letter.path())
                + "\n\n"
                + words("mail.foot")
                + "\n";
    }

    private String html() {
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
        html.append("<p style=\"color:#666\">").append(escape(words("mail.foot")));
        return html.append("</p></body></html>\n").toString();
    }

    private String words(String key) {
        return words.say(key, letter.arguments().toArray());
    }

    private String host() {
        var host = postmark.site().getHost();
        return host == null ? "localhost" : host;
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(content, UTF_8, subtype);
        return part;
    }

    /** Controls are taken out: a name with a line break must not become a header of its own. */
    private static InternetAddress address(String address, String name)
            throws MessagingException, UnsupportedEncodingException {
        var checked = new InternetAddress(oneLine(address), true);
        if (!name.isBlank()) {
            checked.setPersonal(oneLine(name), UTF_8);
        }
        return checked;
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Keeps the Message-ID we gave: the library would put this machine's name into it. */
    private static final class OwnMessage extends MimeMessage {
        private final String id;

        OwnMessage(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + ">");
        }
    }
}
