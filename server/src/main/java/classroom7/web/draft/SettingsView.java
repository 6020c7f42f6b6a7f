package classroom7.web.draft;

import java.util.List;

/** The quiet panel: when a lesson opens and is due, and what counts. Times as a form types them. */
public record SettingsView(
        String opens,
        String due,
        String zone,
        boolean lateKept,
        int attempts,
        String feedback,
        boolean shuffle,
        int minutes,
        String summary,
        List<Extended> extensions) {
    public SettingsView {
        extensions = List.copyOf(extensions);
    }

    /** A learner with a due date of their own. */
    public record Extended(String person, String name, String due) {}

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
