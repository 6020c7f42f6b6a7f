package classroom7.web.operations;

import java.util.List;

/**
 * Letters, the newest first.
 *
 * @param lead how things stand, in a sentence
 * @param look "wrong" when somebody should do something
 * @param maybeTwice empty unless a letter may have arrived twice
 */
public record MailView(
        String lead, String look, String maybeTwice, List<Filter> filters, List<Line> letters) {
    public MailView {
        filters = List.copyOf(filters);
        letters = List.copyOf(letters);
    }

    /** A link to the letters of one state. */
    public record Filter(String text, String address, boolean current) {}

    /**
     * A letter.
     *
     * @param look "good", "mind", "wrong" or nothing
     * @param note what else there is to say; may be empty
     * @param again where to ask that it is sent again; empty: that makes no sense
     */
    public record Line(
            String address,
            String subject,
            String to,
            String at,
            String state,
            String look,
            String note,
            String again) {}
}
