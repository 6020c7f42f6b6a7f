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
     * @param question null: prose, or a question that is not right yet and shown as its text
     * @param number of the question in the lesson, from 1; 0: prose
     * @param line where it begins in the text
     */
    public record Part(SafeHtml html, @Nullable QuestionView question, int number, int line) {
        public boolean isQuestion() {
            return number > 0;
        }
    }

    /** What keeps the lesson from being published. */
    public record Issue(int line, String text) {}

    public boolean isEmpty() {
        return parts.isEmpty();
    }
}
