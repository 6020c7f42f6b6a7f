package classroom7.web.progress;

import classroom7.platform.html.SafeHtml;
import java.util.List;

/**
 * What one learner answered in one lesson.
 *
 * @param facts when the last answer came, what came late, what stands in conflict
 */
public record WorkView(
        String name,
        String lesson,
        String lessonAddress,
        String address,
        List<String> facts,
        List<Attempt> attempts,
        Extension extension,
        Allowed allowed) {
    public WorkView {
        facts = List.copyOf(facts);
        attempts = List.copyOf(attempts);
    }

    /**
     * One attempt, newest first.
     *
     * @param time of timed work; empty: untimed
     */
    public record Attempt(String title, String points, String time, List<Answer> answers) {
        public Attempt {
            answers = List.copyOf(answers);
        }
    }

    /**
     * @param said the response, one line for each part
     * @param look class of the state
     * @param state right, wrong: in words
     * @param conflicts what other devices of the learner said last, if it is something else
     */
    public record Answer(
            String number,
            SafeHtml prompt,
            List<SafeHtml> said,
            String look,
            String state,
            String points,
            String when,
            List<String> conflicts,
            List<String> earlier) {
        public Answer {
            said = List.copyOf(said);
            conflicts = List.copyOf(conflicts);
            earlier = List.copyOf(earlier);
        }
    }

    /**
     * @param given what holds for this learner alone, in words; empty: nothing does
     * @param typed what the field shows
     */
    public record Extension(String given, String typed, String zone) {
        public boolean isGiven() {
            return !given.isEmpty();
        }
    }

    /**
     * What this learner has beyond the others in timed work.
     *
     * @param timed whether the lesson is timed work
     * @param attempts more; the lesson has a limit of them
     * @param summary what holds, in words
     */
    public record Allowed(
            boolean timed,
            int percent,
            int minutes,
            int attempts,
            boolean limited,
            String summary) {
        public boolean isOffered() {
            return timed || limited;
        }
    }

    public boolean isEmpty() {
        return attempts.isEmpty();
    }
}
