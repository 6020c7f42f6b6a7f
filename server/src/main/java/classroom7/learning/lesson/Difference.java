package classroom7.learning.lesson;

import java.util.ArrayList;
import java.util.List;

/** How one text differs from another, line by line. */
public final class Difference {
    /** Beyond so many pairs of lines what differs is shown as replaced whole. */
    private static final long PAIRS_MAX = 4_000_000;

    private Difference() {}

    /** What became of a line. */
    public enum Change {
        SAME,
        REMOVED,
        ADDED
    }

    public record Line(Change change, String text) {}

    /** The lines of both texts in order, removed ones before those added in their place. */
    public static List<Line> between(String before, String after) {
        List<String> olds = before.isEmpty() ? List.of() : List.of(before.split("\n", -1));
        List<String> news = after.isEmpty() ? List.of() : List.of(after.split("\n", -1));
        int head = 0;
        int most = Math.min(olds.size(), news.size());
        while (head < most && olds.get(head).equals(news.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < most - head
                && olds.get(olds.size() - 1 - tail).equals(news.get(news.size() - 1 - tail))) {
            tail++;
        }
        var lines = new ArrayList<Line>();
        olds.subList(0, head).forEach(line -> lines.add(new Line(Change.SAME, line)));
        middle(
                olds.subList(head, olds.size() - tail),
                news.subList(head, news.size() - tail),
                lines);
        olds.subList(olds.size() - tail, olds.size())
                .forEach(line -> lines.add(new Line(Change.SAME, line)));
        return lines;
    }

    private static void middle(List<String> olds, List<String> news, List<Line> lines) {
        if ((long) olds.size() * news.size() > PAIRS_MAX) {
            olds.forEach(line -> lines.add(new Line(Change.REMOVED, line)));
            news.forEach(line -> lines.add(new Line(Change.ADDED, line)));
            return;
        }
        int[][] common = common(olds, news);
        int o = 0;
        int n = 0;
        while (o < olds.size() || n < news.size()) {
            if (o < olds.size() && n < news.size() && olds.get(o).equals(news.get(n))) {
                lines.add(new Line(Change.SAME, olds.get(o)));
                o++;
                n++;
            } else if (o < olds.size()
                    && (n == news.size() || common[o + 1][n] >= common[o][n + 1])) {
                lines.add(new Line(Change.REMOVED, olds.get(o++)));
            } else {
                lines.add(new Line(Change.ADDED, news.get(n++)));
            }
        }
    }

    /** How many lines the ends of both texts have in common at most, from each pair on. */
    private static int[][] common(List<String> olds, List<String> news) {
        var common = new int[olds.size() + 1][news.size() + 1];
        for (int o = olds.size() - 1; o >= 0; o--) {
            for (int n = news.size() - 1; n >= 0; n--) {
                common[o][n] =
                        olds.get(o).equals(news.get(n))
                                ? common[o + 1][n + 1] + 1
                                : Math.max(common[o + 1][n], common[o][n + 1]);
            }
        }
        return common;
    }
}
