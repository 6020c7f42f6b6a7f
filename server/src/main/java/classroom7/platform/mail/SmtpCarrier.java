package classroom7.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Properties;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/** Brings letters to a mail server, many over one connection. */
final class SmtpCarrier implements Carrier {
    private static final Duration CONNECT_MAX = Duration.ofSeconds(15);
    private static final Duration ANSWER_MAX = Duration.ofMinutes(5);
    private static final Duration WRITE_MAX = Duration.ofMinutes(2);
    private static final int MESSAGES_MAX = 100;
    private static final int SAID_MAX = 300;
    private static final int CLOSING = 421;
    private static final int FOR_EVER = 500;

    /** Enhanced codes (RFC 3463) of an address where nobody is. */
    private static final Pattern NOBODY = Pattern.compile("5\\d\\d[ -]5\\.(1\\.\\d+|2\\.1)\\b.*");

    private static final Pattern ENHANCED = Pattern.compile("5\\d\\d[ -]5\\.\\d+\\.\\d+\\b.*");
    private static final Pattern NOBODY_OLD = Pattern.compile("55[013]\\b.*");

    /**
     * What does not change between letters.
     *
     * @param trust null: certificates are verified against those of this Java
     * @param answerMax how long an answer is waited for; what a server does with a text takes time
     */
    record Way(
            SmtpServer server,
            Envelope envelope,
            @Nullable Dkim dkim,
            @Nullable SSLSocketFactory trust,
            Duration answerMax) {}

    private final Way way;
    private final Session session;
    private @Nullable SmtpLine line;
    private int sent;

    SmtpCarrier(Way way) {
        this.way = way;
        this.session = Session.getInstance(properties(way));
    }

    /**
     * Reads the key, if there is one.
     *
     * @throws MailFailure when it cannot
     */
    static SmtpCarrier to(Relay relay) {
        var key = relay.dkimKey();
        return new SmtpCarrier(
                new Way(
                        relay.server(),
                        new Envelope(relay.bounces()),
                        key == null ? null : Dkim.of(key, relay.dkimSelector()),
                        null,
                        ANSWER_MAX));
    }

    @Override
    public Delivery carry(Mail mail, BooleanSupplier begin) {
        Sealed message;
        InternetAddress receiver;
        try {
            message = new Sealed(session, sealed(mail));
            message.setEnvelopeFrom(way.envelope().from(mail));
            receiver = new InternetAddress(mail.to().address(), true);
        } catch (MessagingException e) {
            return new Delivery.Never("Cannot become a message: " + e.getMessage(), false);
        }
        if (line != null) {
            var again = carry(line, message, receiver, begin);
            if (!(again instanceof Delivery.Away)) {
                return again;
            }
            hangUp(); // servers end a connection that has been quiet
        }
        try {
            line = connect(way.envelope().host(mail));
        } catch (MessagingException e) {
            return new Delivery.Away(oneLine(reasons(e)));
        }
        return carry(line, message, receiver, begin);
    }

    private Delivery carry(
            SmtpLine open, Sealed message, InternetAddress receiver, BooleanSupplier begin) {
        open.begin(begin);
        try {
            open.sendMessage(message, new InternetAddress[] {receiver});
            var said = oneLine(open.getLastServerResponse());
            if (++sent >= MESSAGES_MAX) {
                hangUp();
            }
            return new Delivery.HandedOver(said);
        } catch (Gone e) {
            hangUp();
            return new Delivery.Taken();
        } catch (MessagingException e) {
            return refused(open, e);
        }
    }

    /** What a failure means depends on how far we had come and whether there was an answer. */
    private Delivery refused(SmtpLine open, MessagingException e) {
        int code = open.getLastReturnCode();
        var answer = open.getLastServerResponse();
        boolean answered = open.isAnswered() && code > 0 && answer != null;
        if (!answered || !open.isConnected()) {
            hangUp();
        }
        if (!answered) {
            var why = oneLine(reasons(e));
            return open.stage() == SmtpLine.Stage.DOT
                    ? new Delivery.Unknown(why)
                    : new Delivery.Away(why);
        }
        var said = oneLine(answer);
        if (code == CLOSING && open.stage() != SmtpLine.Stage.DOT) {
            hangUp();
            return new Delivery.Away(said);
        }
        // What is wrong with the sender is a matter of setting up: time enough to mend it.
        if (code < FOR_EVER || open.stage() == SmtpLine.Stage.SENDER) {
            return new Delivery.Later(said);
        }
        return new Delivery.Never(said, open.stage() == SmtpLine.Stage.RECEIVER && isNobody(said));
    }

    /** A server that wants nothing from us at all (5.7.1) says nothing about the address. */
    static boolean isNobody(String said) {
        return ENHANCED.matcher(said).matches()
                ? NOBODY.matcher(said).matches()
                : NOBODY_OLD.matcher(said).matches();
    }

    private byte[] sealed(Mail mail) throws MessagingException {
        var bytes = Mime.bytes(mail);
        return way.dkim() == null ? bytes : way.dkim().sign(bytes, way.envelope().host(mail));
    }

    private SmtpLine connect(String host) throws MessagingException {
        var server = way.server();
        sent = 0;
        var opened = new SmtpLine(session, server.security() == SmtpServer.Security.TLS);
        opened.setLocalHost(host);
        boolean named = !server.user().isEmpty();
        opened.connect(
                server.host(),
                server.port(),
                named ? server.user() : null,
                named ? server.password() : null);
        return opened;
    }

    @Override
    public void close() {
        hangUp();
    }

    private void hangUp() {
        var open = line;
        line = null;
        if (open != null) {
            open.hangUp();
        }
    }

    private static Properties properties(Way way) {
        var all = new Properties();
        boolean starttls = way.server().security() == SmtpServer.Security.STARTTLS;
        all.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        all.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        all.put("mail.smtp.ssl.checkserveridentity", "true");
        all.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        if (way.trust() != null) {
            all.put("mail.smtp.ssl.socketFactory", way.trust());
        }
        all.put("mail.smtp.ssl.socketFactory.fallback", "false");
        all.put("mail.smtp.auth", Boolean.toString(!way.server().user().isEmpty()));
        all.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
        all.put("mail.smtp.connectiontimeout", Long.toString(CONNECT_MAX.toMillis()));
        all.put("mail.smtp.timeout", Long.toString(way.answerMax().toMillis()));
        all.put("mail.smtp.writetimeout", Long.toString(WRITE_MAX.toMillis()));
        all.put("mail.smtp.quitwait", "false");
        return all;
    }

    private static String reasons(Throwable e) {
        var why = String.valueOf(e.getMessage());
        var cause = e.getCause();
        return cause == null || why.contains(String.valueOf(cause.getMessage()))
                ? why
                : why + ": " + reasons(cause);
    }

    private static String oneLine(String text) {
        var line = Composition.oneLine(text);
        return line.length() > SAID_MAX ? line.substring(0, SAID_MAX) : line;
    }

    /** Somebody else has the letter. */
    static final class Gone extends MessagingException {
        private static final long serialVersionUID = 1L;
    }

    /** A message as it was signed, byte for byte. */
    private static final class Sealed extends SMTPMessage {
        private final byte[] bytes;

        Sealed(Session session, byte[] bytes) {
            super(session);
            this.bytes = bytes;
        }

        @Override
        public void writeTo(OutputStream out, String[] withoutHeaders) throws IOException {
            out.write(bytes);
        }
    }
}
