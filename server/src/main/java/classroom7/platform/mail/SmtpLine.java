package classroom7.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** A connection to a mail server that knows how far a letter has come. */
final class SmtpLine extends SMTPTransport {
    /** What was being said when it ended. */
    enum Stage {
        SENDER,
        RECEIVER,
        DATA,
        TEXT,
        DOT
    }

    private BooleanSupplier begin = () -> true;
    private Stage stage = Stage.SENDER;
    private boolean answered;

    SmtpLine(Session session, boolean tls) {
        super(session, null, "smtp", tls);
    }

    /** A new letter. */
    void begin(BooleanSupplier asked) {
        begin = asked;
        stage = Stage.SENDER;
        answered = false;
    }

    Stage stage() {
        return stage;
    }

    /** Whether the server answered what was said last. */
    boolean isAnswered() {
        return answered;
    }

    void hangUp() {
        try {
            close();
        } catch (MessagingException e) {
            // it is closed all the same
        }
    }

    @Override
    protected void mailFrom() throws MessagingException {
        stage = Stage.SENDER;
        super.mailFrom();
    }

    @Override
    protected void rcptTo() throws MessagingException {
        stage = Stage.RECEIVER;
        super.rcptTo();
    }

    @Override
    protected OutputStream data() throws MessagingException {
        if (!begin.getAsBoolean()) {
            throw new SmtpCarrier.Gone();
        }
        stage = Stage.DATA;
        var out = super.data();
        stage = Stage.TEXT;
        answered = false;
        return out;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        stage = Stage.DOT;
        super.finishData();
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        answered = false;
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        answered = false;
        int code = super.readServerResponse();
        answered = code > 0;
        return code;
    }
}
