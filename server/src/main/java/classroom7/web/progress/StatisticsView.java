package classroom7.web.progress;

import classroom7.platform.html.SafeHtml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the questions of a lesson were answered. */
public record StatisticsView(
        String title,
        String address,
        String facts,
        @Nullable Histogram histogram,
        List<Question> questions) {
    public StatisticsView {
        questions = List.copyOf(questions);
    }

    /**
     * How results are distributed.
     *
     * @param said the same in words
     */
    public record Histogram(List<Column> columns, String said) {
        public Histogram {
            columns = List.copyOf(columns);
        }
    }

    /** One tenth of the points; places and sizes are those of the drawing. */
    public record Column(int x, int y, int height, String count, String label) {}

    /**
     * @param facts how many answered, how many were right
     */
    public record Question(
            String number, String anchor, SafeHtml prompt, String facts, List<Bar> bars) {
        public Question {
            bars = List.copyOf(bars);
        }
    }

    /**
     * What some answered.
     *
     * @param percent of those who answered
     * @param right whether it is worth all the points
     */
    public record Bar(SafeHtml label, int percent, String said, boolean right) {}
}
