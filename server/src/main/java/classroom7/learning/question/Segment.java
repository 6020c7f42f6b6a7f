package classroom7.learning.question;

import classroom7.base.Problem;
import java.util.List;

/** A part of a lesson's text. The sources of all segments, joined by line ends, are the text. */
public sealed interface Segment {
    /** The number of the first line in the lesson's text, from 1. */
    int line();

    /** The lines of the text as they stand there. */
    String source();

    /** Markdown between questions. */
    record Prose(int line, String source) implements Segment {}

    /**
     * A question where it is asked.
     *
     * @param lines the number of the line in the lesson's text where each answer line begins
     * @param problems what keeps it from being published
     */
    record Asked(
            int line, String source, Question question, List<Integer> lines, List<Found> problems)
            implements Segment {
        public Asked {
            lines = List.copyOf(lines);
            problems = List.copyOf(problems);
        }
    }

    /** A problem and the line of the lesson's text where it is. */
    record Found(int line, Problem problem) {}
}
