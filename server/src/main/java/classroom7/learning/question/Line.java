package classroom7.learning.question;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One answer line of a question.
 *
 * @param mark how it is marked in the text: {@code ( )}, {@code [ ]} or {@code =}
 * @param right whether it is marked as right ({@code (x)}, {@code [x]}; always for {@code =})
 * @param credit percent from -100 to 100, at most five decimals; null: all when right, else none
 * @param id opaque, unique in its question; null until the lesson's text was given ids, and for
 *     {@code =} lines
 * @param text Markdown of a choice, or the pattern, number or word that is accepted
 * @param feedback Markdown shown to whoever answered this
 */
public record Line(
        Mark mark,
        boolean right,
        @Nullable BigDecimal credit,
        @Nullable String id,
        String text,
        @Nullable String feedback) {
    static final int CREDIT_DECIMALS_MAX = 5;

    /** How an answer line begins. */
    public enum Mark {
        ROUND,
        SQUARE,
        EQUALS
    }

    public Line {
        right = right || mark == Mark.EQUALS;
        credit = credit == null ? null : Plain.number(credit, CREDIT_DECIMALS_MAX);
        text = Plain.text(text);
        feedback = Plain.textOrNull(feedback);
    }

    /** The percent of the points this line is worth when it alone decides. */
    public BigDecimal worth() {
        if (credit != null) {
            return credit;
        }
        return right ? Marking.ALL : BigDecimal.ZERO;
    }

    Line withId(String given) {
        return new Line(mark, right, credit, given, text, feedback);
    }
}
