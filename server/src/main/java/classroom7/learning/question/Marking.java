package classroom7.learning.question;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a response is worth.
 *
 * @param points two decimals, from 0 to {@code pointsMax}; null: waits for a teacher
 * @param lines what is said about single lines, such as the choices that were taken
 * @param feedback Markdown of the teacher for what was answered, in the order of the lines
 * @param note key of a sentence of ours about the response, such as a missing unit
 */
public record Marking(
        @Nullable BigDecimal points,
        BigDecimal pointsMax,
        Verdict verdict,
        List<LineMark> lines,
        List<String> feedback,
        @Nullable String note) {
    static final BigDecimal ALL = BigDecimal.valueOf(100);
    private static final int DECIMALS = 2;

    /** In words. */
    public enum Verdict {
        RIGHT,
        PARTLY,
        WRONG,
        WAITING
    }

    /** Whether taking this line was right; only for lines that were taken. */
    public record LineMark(String id, boolean right) {}

    public Marking {
        lines = List.copyOf(lines);
        feedback = List.copyOf(feedback);
    }

    /**
     * The percent of the question's points, rounded half up to two decimals; below 0 counts as 0,
     * above 100 as 100. The verdict is right at 100, wrong at 0, partly between.
     */
    public static Marking of(
            Question question, BigDecimal percent, List<LineMark> lines, List<String> feedback) {
        return of(question, percent, lines, feedback, null);
    }

    /** As above, with a sentence of ours. */
    public static Marking of(
            Question question,
            BigDecimal percent,
            List<LineMark> lines,
            List<String> feedback,
            @Nullable String note) {
        var credit = percent.max(BigDecimal.ZERO).min(ALL);
        var points = question.points().multiply(credit).divide(ALL, DECIMALS, RoundingMode.HALF_UP);
        var verdict =
                credit.compareTo(ALL) == 0
                        ? Verdict.RIGHT
                        : credit.signum() == 0 ? Verdict.WRONG : Verdict.PARTLY;
        return new Marking(points, question.points(), verdict, lines, feedback, note);
    }

    /** A teacher decides. */
    public static Marking waiting(Question question) {
        return new Marking(null, question.points(), Verdict.WAITING, List.of(), List.of(), null);
    }
}
