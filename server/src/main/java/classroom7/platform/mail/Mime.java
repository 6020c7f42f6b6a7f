package classroom7.platform.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Properties;

/** Makes a message (RFC 5322, MIME alternative of text and HTML) of a letter. */
final class Mime {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private Mime() {}

    /**
     * The whole message with lines that end in CRLF, all in ASCII.
     *
     * @throws MessagingException when the letter cannot become one
     */
    static byte[] bytes(Mail mail) throws MessagingException {
        try {
            var message = new OwnMessage(mail.messageId());
            message.setFrom(address(mail.from()));
            message.setRecipient(RecipientType.TO, address(mail.to()));
            message.setSubject(mail.subject(), UTF_8);
            message.setSentDate(Date.from(mail.written()));
            message.setHeader("Auto-Submitted", "auto-generated");
            if (mail.bulk()) {
                var link = new Postmark(mail.site(), "").unsubscribing(mail.token());
                message.setHeader("List-Unsubscribe", "<" + link + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            var parts = new MimeMultipart("alternative");
            parts.addBodyPart(part(mail.text(), "plain"));
            parts.addBodyPart(part(mail.html(), "html"));
            message.setContent(parts);
            message.saveChanges();
            var bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new MessagingException("The letter " + mail.id() + " cannot be written", e);
        }
    }

    private static MimeBodyPart part(String content, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        // What is signed must be what arrives, and a mail server knows no other end of a line.
        part.setText(content.replaceAll("\r?\n", "\r\n"), UTF_8, subtype);
        return part;
    }

    private static InternetAddress address(Mail.Party party)
            throws MessagingException, IOException {
        var checked = new InternetAddress(Composition.oneLine(party.address()), true);
        if (!party.name().isBlank()) {
            checked.setPersonal(Composition.oneLine(party.name()), UTF_8);
        }
        return checked;
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
