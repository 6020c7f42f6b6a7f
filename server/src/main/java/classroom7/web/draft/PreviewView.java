package classroom7.web.draft;

import classroom7.platform.html.SafeHtml;
import classroom7.web.question.QuestionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A lesson's page while it is being written. */
public record PreviewView(String title, List<Part> parts, List<Issue> issues) {
    public PreviewView {
        parts = List.copyOf(parts);
        issues = List.copyOf(issues);
    }

    /**
     * A piece of the text or a question.
     *
     * @param line where it begins in the text
     */
    public record Part(SafeHtml html, @Nullable QuestionView question, int line) {}

    /** What keeps the lesson from being published. */
    public record Issue(int line, String text) {}

    public boolean isEmpty() {
        return parts.isEmpty();
    }
}
