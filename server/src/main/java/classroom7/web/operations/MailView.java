package classroom7.web.operations;

import java.util.List;

/** Letters that were sent, the newest first. */
public record MailView(List<Line> letters) {
    public MailView {
        letters = List.copyOf(letters);
    }

    public record Line(String address, String subject, String to, String at) {}
}
