package classroom7.learning.lesson;

import classroom7.base.Problem;
import classroom7.base.QuestionId;
import classroom7.learning.question.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Turns a lesson's text into what its page shows. */
final class Compiler {
    /** Most questions of one lesson. */
    static final int QUESTIONS_MAX = 200;

    private final UnaryOperator<String> html;

    /**
     * @param html Markdown to sanitised HTML
     */
    Compiler(UnaryOperator<String> html) {
        this.html = html;
    }

    static List<Segment.Asked> asked(List<Segment> segments) {
        return segments.stream()
                .filter(Segment.Asked.class::isInstance)
                .map(Segment.Asked.class::cast)
                .toList();
    }

    /** What keeps a text from being published. */
    static List<Segment.Found> problems(List<Segment> segments) {
        var asked = asked(segments);
        var problems = new ArrayList<Segment.Found>();
        asked.forEach(question -> problems.addAll(question.problems()));
        if (segments.stream().allMatch(segment -> segment.source().isBlank())) {
            problems.add(new Segment.Found(1, Problem.of("", "learning.lesson.empty")));
        }
        if (asked.size() > QUESTIONS_MAX) {
            problems.add(
                    new Segment.Found(
                            asked.get(QUESTIONS_MAX).line(),
                            Problem.of("", "learning.lesson.questionsMax", QUESTIONS_MAX)));
        }
        return problems;
    }

    Content content(List<Segment> segments, Map<QuestionId, Integer> versions) {
        var content = new ArrayList<Content.Segment>();
        for (Segment segment : segments) {
            switch (segment) {
                case Segment.Prose prose -> {
                    if (!prose.source().isBlank()) {
                        content.add(new Content.Html(html.apply(prose.source())));
                    }
                }
                case Segment.Asked asked -> {
                    var id = identified(asked);
                    content.add(new Content.Pinned(id, versions.getOrDefault(id, 1)));
                }
            }
        }
        return new Content(content);
    }

    static QuestionId identified(Segment.Asked asked) {
        var id = asked.question().id();
        if (id == null) {
            throw new IllegalStateException("The question at line " + asked.line() + " has no id");
        }
        return id;
    }
}
