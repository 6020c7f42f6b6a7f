package classroom7.web.lesson;

import java.util.List;

/**
 * What a learner is told before timed work begins.
 *
 * @param time how long it lasts, in words; empty: it cannot begin
 * @param facts what else is to be known
 * @param refused why it cannot begin; empty: it can
 * @param seen the attempt that was seen; 0: none
 */
public record StartView(
        String address,
        String time,
        List<String> facts,
        String refused,
        int seen,
        LessonView.Step course) {
    public StartView {
        facts = List.copyOf(facts);
    }

    public boolean isPossible() {
        return refused.isEmpty();
    }
}
