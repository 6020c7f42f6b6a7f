package classroom7.learning.question.kind;

import classroom7.base.Problem;
import classroom7.learning.question.Line;
import classroom7.learning.question.Question;
import classroom7.learning.question.Said;
import classroom7.learning.question.Showing;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What kinds with choices have in common. */
final class Choices {
    static final int LINES_MIN = 2;

    private Choices() {}

    /** {@code {"choices":[{"id","html"}]}} in the order the learner sees. */
    static ObjectNode shown(Question question, Showing showing) {
        var shown = JsonNodeFactory.instance.objectNode();
        var choices = shown.putArray("choices");
        for (var line : order(question, showing)) {
            choices.addObject()
                    .put("id", String.valueOf(line.id()))
                    .put("html", showing.html().apply(line.text()));
        }
        return shown;
    }

    /**
     * Fisher and Yates' shuffle (Knuth, The Art of Computer Programming, volume 2, algorithm P) by
     * the attempt's seed and the question's id, so that the order is the same on every page of an
     * attempt and differs from question to question.
     */
    static List<Line> order(Question question, Showing showing) {
        var seed = showing.seed();
        if (seed == null || !(showing.shuffle() || question.shuffle())) {
            return question.lines();
        }
        var lines = new ArrayList<>(question.lines());
        var random = new SplittableRandom(seed ^ spread(String.valueOf(question.id())));
        for (int at = lines.size() - 1; at > 0; at--) {
            int other = random.nextInt(at + 1);
            lines.set(at, lines.set(other, lines.get(at)));
        }
        return lines;
    }

    /** FNV-1a (64 bits) of the text. */
    private static long spread(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * 0x100000001b3L;
        }
        return hash;
    }

    static List<Problem> problems(Question question, Line.Mark mark) {
        var problems = new ArrayList<Problem>();
        var lines = question.lines();
        if (lines.size() < LINES_MIN) {
            problems.add(Problem.of("", "question.choices.few", LINES_MIN));
        }
        for (int at = 0; at < lines.size(); at++) {
            var field = "line:" + (at + 1);
            if (lines.get(at).mark() != mark) {
                problems.add(Problem.of(field, "question.line.other-kind"));
            } else if (lines.get(at).text().isBlank()) {
                problems.add(Problem.of(field, "question.line.empty"));
            }
        }
        return problems;
    }

    /** The choice of this id; it may be gone since. */
    static Said said(Question question, String id) {
        var line = question.line(id);
        return line == null ? new Said.Worded("question.said.gone") : new Said.Offered(line.text());
    }

    static boolean isRight(Question question, String id) {
        var line = question.line(id);
        return line != null && line.worth().signum() > 0;
    }

    static boolean allMarked(Question question, Line.Mark mark) {
        return !question.lines().isEmpty()
                && question.lines().stream().allMatch(line -> line.mark() == mark);
    }
}
