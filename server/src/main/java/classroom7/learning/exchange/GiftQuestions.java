package classroom7.learning.exchange;

import classroom7.learning.question.Line;
import classroom7.learning.question.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Questions of GIFT as ours. */
final class GiftQuestions {
    private static final BigDecimal ALL = BigDecimal.valueOf(100);

    private GiftQuestions() {}

    /** The question; null where its kind is not built. */
    static @Nullable Question question(GiftItem.Asked asked) {
        return switch (asked.answers()) {
            case GiftItem.Truth truth -> made(asked, "truth", truth(truth));
            case GiftItem.Choices choices when choices.shortAnswer() ->
                    made(asked, "text", texts(choices));
            case GiftItem.Choices choices -> choices(asked, choices);
            case GiftItem.Numbers numbers -> made(asked, "number", numbers(numbers));
            case GiftItem.Description description -> null;
            case GiftItem.Essay essay -> null;
            case GiftItem.Pairs pairs -> null;
        };
    }

    /** What a kind that is not built is called. */
    static String kind(GiftItem.Answers answers) {
        return answers instanceof GiftItem.Pairs ? "match" : "essay";
    }

    private static Question made(GiftItem.Asked asked, String kind, List<Line> lines) {
        Map<String, String> settings = new TreeMap<>();
        if (asked.title() != null && !asked.title().isBlank()) {
            settings.put("title", asked.title());
        }
        if (asked.id() != null) {
            settings.put("source-id", asked.id());
        }
        if (!asked.tags().isEmpty()) {
            settings.put("tags", String.join(", ", asked.tags()));
        }
        return new Question(
                null,
                kind,
                markdown(asked.stem()),
                BigDecimal.ONE,
                false,
                lines,
                null,
                markdownOrNull(asked.globalFeedback()),
                settings);
    }

    private static List<Line> truth(GiftItem.Truth truth) {
        var said = truth.isTrue() ? truth.whenTrue() : truth.whenFalse();
        var other = truth.isTrue() ? truth.whenFalse() : truth.whenTrue();
        var lines = new ArrayList<Line>();
        lines.add(equal(String.valueOf(truth.isTrue()), null, said));
        if (other != null) {
            lines.add(equal(String.valueOf(!truth.isTrue()), BigDecimal.ZERO, other));
        }
        return lines;
    }

    private static List<Line> texts(GiftItem.Choices choices) {
        return choices.all().stream()
                .map(choice ->
                        equal(
                                choice.text().text().replace("\\", "\\\\"),
                                whole(choice.weight()),
                                choice.feedback()))
                .toList();
    }

    /**
     * One of several, unless nothing is marked as right and the weights of several choices make up
     * the whole: then any of several, as in Moodle.
     */
    private static Question choices(GiftItem.Asked asked, GiftItem.Choices choices) {
        boolean isOne =
                choices.all().stream()
                        .anyMatch(choice ->
                                choice.right()
                                        || choice.weight() != null
                                                && choice.weight().compareTo(ALL) >= 0);
        var lines = new ArrayList<Line>();
        for (var choice : choices.all()) {
            var weight = whole(choice.weight());
            boolean right =
                    choice.right()
                            || choice.weight() != null
                                    && (isOne
                                            ? choice.weight().compareTo(ALL) >= 0
                                            : choice.weight().signum() > 0);
            lines.add(
                    new Line(
                            isOne ? Line.Mark.ROUND : Line.Mark.SQUARE,
                            right,
                            weight,
                            null,
                            markdown(choice.text()),
                            markdownOrNull(choice.feedback())));
        }
        return made(asked, isOne ? "choice" : "choices", lines);
    }

    private static List<Line> numbers(GiftItem.Numbers numbers) {
        var lines = new ArrayList<Line>();
        for (var number : numbers.all()) {
            var weight =
                    number.right() || number.weight() != null
                            ? whole(number.weight())
                            : BigDecimal.ZERO;
            lines.add(equal(range(number.range()), weight, number.feedback()));
        }
        return lines;
    }

    private static String range(GiftItem.@Nullable Range range) {
        if (range == null) {
            return "*";
        }
        var number = range.number().toPlainString();
        if (range.high() != null) {
            return number + ".." + range.high().toPlainString();
        }
        var tolerance = range.tolerance();
        return tolerance == null || tolerance.signum() == 0
                ? number
                : number + " +- " + tolerance.abs().toPlainString();
    }

    /** 100 % is what a line is worth anyway. */
    private static @Nullable BigDecimal whole(@Nullable BigDecimal weight) {
        return weight == null || weight.compareTo(ALL) == 0
                ? null
                : weight.max(ALL.negate()).min(ALL);
    }

    private static Line equal(
            String text, @Nullable BigDecimal credit, GiftItem.@Nullable Text feedback) {
        return new Line(Line.Mark.EQUALS, true, credit, null, text, markdownOrNull(feedback));
    }

    private static @Nullable String markdownOrNull(GiftItem.@Nullable Text text) {
        return text == null ? null : markdown(text);
    }

    static String markdown(GiftItem.Text text) {
        return switch (text.format()) {
            case "markdown" -> text.text();
            case "html" -> PlainText.html(text.text());
            case "plain" -> PlainText.markdown(text.text());
            default -> PlainText.moodle(text.text());
        };
    }
}
