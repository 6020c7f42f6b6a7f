package classroom7.learning.exchange;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One item of a GIFT file (Moodle's documentation, "GIFT format"), with the line it begins at. */
sealed interface GiftItem {
    int line();

    /** {@code $CATEGORY: …}. */
    record Category(int line, String title) implements GiftItem {}

    /**
     * A question or, without answers, a description.
     *
     * @param embedded whether the answers stand inside the text, which then has {@code _____} there
     * @param source the item as it stands in the file, without comments
     */
    record Asked(
            int line,
            String source,
            @Nullable String id,
            List<String> tags,
            @Nullable String title,
            Text stem,
            boolean embedded,
            Answers answers,
            @Nullable Text globalFeedback)
            implements GiftItem {
        public Asked {
            tags = List.copyOf(tags);
        }
    }

    /** What is no item of the format, and why: the key of a message. */
    record Unreadable(int line, String source, String key) implements GiftItem {}

    /** {@code html}, {@code markdown}, {@code plain} or {@code moodle}. */
    record Text(String format, String text) {}

    /** What stands between the braces. */
    sealed interface Answers {}

    record Description() implements Answers {}

    record Essay() implements Answers {}

    /** The feedback belongs to the answers "true" and "false", in this order. */
    record Truth(boolean isTrue, @Nullable Text whenTrue, @Nullable Text whenFalse)
            implements Answers {}

    /**
     * @param shortAnswer whether all are accepted texts, none a choice
     */
    record Choices(boolean shortAnswer, List<Choice> all) implements Answers {
        public Choices {
            all = List.copyOf(all);
        }
    }

    /** One choice; {@code weight} is the percent of {@code %50%}. */
    record Choice(boolean right, @Nullable BigDecimal weight, Text text, @Nullable Text feedback) {}

    /**
     * @param single whether it is the short form {@code {#5:1}}
     */
    record Numbers(boolean single, List<Numeral> all) implements Answers {
        public Numbers {
            all = List.copyOf(all);
        }
    }

    /** A number that is accepted; no range: anything. */
    record Numeral(
            boolean right,
            @Nullable BigDecimal weight,
            @Nullable Range range,
            @Nullable Text feedback) {}

    /** {@code 3}, {@code 3:1} (tolerance) or {@code 2..4} (high set). */
    record Range(BigDecimal number, @Nullable BigDecimal tolerance, @Nullable BigDecimal high) {}

    record Pairs(List<Pair> all) implements Answers {
        public Pairs {
            all = List.copyOf(all);
        }
    }

    record Pair(Text left, String right) {}
}
