package classroom7.web.progress;

import java.util.List;

/**
 * Who is at work on a timed lesson now.
 *
 * @param facts in words: how many are at work, done, have not begun
 * @param running whether anybody is at work: then there is time to give to all
 */
public record WorkingView(
        String lesson, String address, String facts, boolean running, List<Line> lines) {
    public WorkingView {
        lines = List.copyOf(lines);
    }

    /**
     * One learner.
     *
     * @param state class of the state
     * @param said at work, handed in: in words
     * @param left time left, in words; empty: none runs
     * @param given time given, in words; empty: none was
     * @param work where the answers are
     */
    public record Line(
            String person,
            String name,
            String state,
            String said,
            String began,
            String left,
            String answered,
            String given,
            String work) {
        public boolean hasTime() {
            return !began.isEmpty();
        }
    }
}
