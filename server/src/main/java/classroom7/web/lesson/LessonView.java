package classroom7.web.lesson;

import classroom7.platform.html.SafeHtml;
import classroom7.platform.words.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A lesson's page.
 *
 * @param facts below the title
 * @param notices what is special now: late, archived, a draft
 * @param answers what the page's script is told; null: nothing is answered here
 * @param time of timed work; null: untimed
 * @param again whether a new attempt may be begun
 * @param receipts where the receipts are; null: nothing was answered
 * @param readToEnd whether reaching the end of the page is to be noted
 */
public record LessonView(
        String title,
        String address,
        String facts,
        List<Notice> notices,
        List<Part> parts,
        @Nullable Answering answers,
        @Nullable Tools tools,
        @Nullable TimeView time,
        boolean again,
        @Nullable String receipts,
        boolean readToEnd,
        @Nullable Step previous,
        @Nullable Step next,
        Step course) {
    public LessonView {
        notices = List.copyOf(notices);
        parts = List.copyOf(parts);
    }

    /** Something to know before reading on. */
    public record Notice(String look, String text) {}

    /** A piece of the text, or a question. */
    public record Part(SafeHtml html, @Nullable Asked question) {}

    /** A way on. */
    public record Step(String title, String address) {}

    /**
     * What a teacher may do here.
     *
     * @param working who is at work; empty: it is not timed work
     */
    public record Tools(String draft, String history, String preview, String working) {}

    /** For the script that keeps answers: whose, which attempt, which zone. */
    public record Answering(
            String person, String lesson, int attempt, String zone, boolean checks) {}

    /** Where the next attempt begins: timed work has a page before it. */
    public boolean isBegunFromPage() {
        return time != null;
    }

    /** The page as a learner would see it, said so. */
    LessonView asLearner(Words words) {
        Notice notice = new Notice("", words.say("lesson.as-learner"));
        return new LessonView(
                title,
                address,
                facts,
                List.of(notice),
                parts,
                answers,
                null,
                time,
                again,
                receipts,
                readToEnd,
                previous,
                next,
                course);
    }
}
