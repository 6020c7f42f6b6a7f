package classroom7.web.lesson;

import java.util.List;

/**
 * What handing in would hand in.
 *
 * @param facts how much is answered
 * @param unanswered questions without an answer on the server
 */
public record HandInView(String address, String facts, List<Open> unanswered, TimeView time) {
    public HandInView {
        unanswered = List.copyOf(unanswered);
    }

    /** A question without an answer. */
    public record Open(String number, String address) {}
}
