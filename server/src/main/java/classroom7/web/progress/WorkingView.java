package classroom7.web.progress;

import java.util.List;
import java.util.Locale;

/**
 * Who is at work on a timed lesson now.
 *
 * @param facts in words: how many are at work, done, have not begun
 * @param running whether anybody is at work: then there is time to give to all
 * @param now the server's time, which the page counts on from
 */
public record WorkingView(
        String lesson,
        String address,
        String facts,
        boolean running,
        String now,
        List<Line> lines) {
    public WorkingView {
        lines = List.copyOf(lines);
    }

    /** Another one whenever more has changed than that time passed, which the page counts. */
    public String seen() {
        int said = facts.hashCode();
        for (var line : lines) {
            said = 31 * said + line.standing().hashCode();
        }
        return String.format(Locale.ROOT, "%08x", said);
    }

    /**
     * One learner.
     *
     * @param state class of the state
     * @param said at work, handed in: in words
     * @param ends when, as an instant; empty: none runs
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
            String ends,
            String left,
            String answered,
            String given,
            String work) {
        /** All of it but the time left. */
        List<String> standing() {
            return List.of(person, name, state, said, began, ends, answered, given);
        }

        public boolean hasTime() {
            return !began.isEmpty();
        }
    }
}
