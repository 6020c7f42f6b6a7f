package classroom7.learning.question;

import java.util.List;

/** How adding question versions may end. */
public sealed interface Adding {
    /** All are on disk. Adding the same again ends so too. */
    record Added() implements Adding {}

    /**
     * These numbers are taken by versions of other content, left by a publication that did not
     * finish; the others were added. Take higher numbers for these.
     */
    record Taken(List<QuestionVersion.Pin> pins) implements Adding {
        public Taken {
            pins = List.copyOf(pins);
        }
    }

    /** A question that cannot be kept, such as one too large; the problem is for a log. */
    record Refused(QuestionVersion.Pin pin, String problem) implements Adding {}
}
