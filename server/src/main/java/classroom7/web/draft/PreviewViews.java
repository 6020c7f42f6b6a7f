package classroom7.web.draft;

import classroom7.base.Ids;
import classroom7.base.QuestionId;
import classroom7.learning.question.Kinds;
import classroom7.learning.question.QuestionText;
import classroom7.learning.question.QuestionVersion;
import classroom7.learning.question.Segment;
import classroom7.platform.html.Markdown;
import classroom7.platform.html.SafeHtml;
import classroom7.web.frame.Frame;
import classroom7.web.question.QuestionViews;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows a text as the page it will be. */
public final class PreviewViews {
    private final Markdown markdown;
    private final QuestionViews questions;
    private final Ids ids;

    public PreviewViews(Markdown markdown, QuestionViews questions, Ids ids) {
        this.markdown = markdown;
        this.questions = questions;
        this.ids = ids;
    }

    PreviewView view(Frame frame, String title, String source) {
        var parts = new ArrayList<PreviewView.Part>();
        var issues = new ArrayList<PreviewView.Issue>();
        int number = 0;
        for (Segment segment :
                QuestionText.parse(QuestionText.identify(source, ids, taken -> false))) {
            switch (segment) {
                case Segment.Prose prose -> {
                    if (!prose.source().isBlank()) {
                        parts.add(
                                new PreviewView.Part(
                                        markdown.html(prose.source()), null, 0, prose.line()));
                    }
                }
                case Segment.Asked asked -> {
                    number++;
                    parts.add(asked(frame, asked, number));
                    issues.addAll(issues(frame, asked.problems()));
                }
            }
        }
        return new PreviewView(title, parts, issues);
    }

    List<PreviewView.Issue> issues(Frame frame, List<Segment.Found> found) {
        return found.stream()
                .map(one ->
                        new PreviewView.Issue(
                                one.line(),
                                frame.say(
                                        one.problem().key(), one.problem().arguments().toArray())))
                .toList();
    }

    /** A question that is not right yet is shown as its text. */
    private PreviewView.Part asked(Frame frame, Segment.Asked asked, int number) {
        @Nullable QuestionId id = asked.question().id();
        boolean shown =
                id != null
                        && asked.problems().isEmpty()
                        && Kinds.built().find(asked.question().kind()) != null;
        if (!shown || id == null) {
            return new PreviewView.Part(
                    markdown.html("```\n" + asked.source() + "\n```"), null, number, asked.line());
        }
        var version = QuestionVersion.first(id, asked.question());
        var view =
                questions.view(
                        frame,
                        new QuestionViews.Asked(version, number, null, false, true),
                        QuestionViews.Answered.NOTHING);
        return new PreviewView.Part(SafeHtml.EMPTY, view, number, asked.line());
    }
}
