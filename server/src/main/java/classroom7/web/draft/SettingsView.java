package classroom7.web.draft;

import java.util.List;
import java.util.Map;

/**
 * The quiet panel: when a lesson opens and is due, and what counts. Times as a form types them.
 *
 * @param problems what is wrong with the fields of these names; empty: nothing
 */
public record SettingsView(
        String opens,
        String due,
        String zone,
        boolean lateKept,
        String attempts,
        String feedback,
        boolean shuffle,
        String minutes,
        String summary,
        Map<String, String> problems,
        List<Extended> extensions) {
    public SettingsView {
        problems = Map.copyOf(problems);
        extensions = List.copyOf(extensions);
    }

    /** A learner with a due date of their own. */
    public record Extended(String person, String name, String due) {}

    /** Whether the panel is shown open: something in it is to be mended. */
    public boolean isWrong() {
        return !problems.isEmpty();
    }

    public boolean isWrong(String field) {
        return problems.containsKey(field);
    }

    /** What is wrong with the field; empty: nothing. */
    public String problem(String field) {
        return problems.getOrDefault(field, "");
    }

    public boolean isAtOnce() {
        return feedback.equals("at-once");
    }

    public boolean isAfterDue() {
        return feedback.equals("after-due");
    }

    public boolean isNever() {
        return feedback.equals("never");
    }
}
