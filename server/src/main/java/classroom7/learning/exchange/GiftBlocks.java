package classroom7.learning.exchange;

import classroom7.learning.exchange.Finding.Grade;
import classroom7.learning.question.QuestionText;
import classroom7.learning.question.Segment;
import java.util.ArrayList;
import java.util.List;

/** GIFT as the text of a lesson. What cannot be a question here is kept as it stands, and named. */
final class GiftBlocks {
    /** Questions of one lesson, where a file has many. */
    static final int QUESTIONS_MAX = 100;

    private final List<Finding> findings;

    GiftBlocks(List<Finding> findings) {
        this.findings = findings;
    }

    String blocks(String path, String text) {
        return String.join("\n\n", items(path, text));
    }

    /** Texts of lessons that hold at most {@link #QUESTIONS_MAX} items each. */
    List<String> parts(String path, String text) {
        var items = items(path, text);
        var parts = new ArrayList<String>();
        for (int from = 0; from < items.size(); from += QUESTIONS_MAX) {
            var part = items.subList(from, Math.min(items.size(), from + QUESTIONS_MAX));
            parts.add(String.join("\n\n", part));
        }
        return parts;
    }

    private List<String> items(String path, String text) {
        return GiftReader.read(text).stream().map(item -> block(path, item)).toList();
    }

    private String block(String path, GiftItem item) {
        return switch (item) {
            case GiftItem.Category category ->
                    "## " + PlainText.markdown(category.title().replaceFirst(".*/", ""));
            case GiftItem.Unreadable unreadable -> {
                named(path, unreadable.line(), unreadable.key());
                yield asItIs(unreadable.source());
            }
            case GiftItem.Asked asked -> asked(path, asked);
        };
    }

    private String asked(String path, GiftItem.Asked asked) {
        if (asked.answers() instanceof GiftItem.Description) {
            return GiftQuestions.markdown(asked.stem());
        }
        var question = GiftQuestions.question(asked);
        if (question == null) {
            named(path, asked.line(), "exchange.found.kind", GiftQuestions.kind(asked.answers()));
            return asItIs(asked.source());
        }
        var block = QuestionText.print(question);
        for (var segment : QuestionText.parse(block)) {
            if (segment instanceof Segment.Asked read && !read.problems().isEmpty()) {
                findings.add(
                        new Finding(
                                Grade.KEPT,
                                path,
                                asked.line(),
                                read.problems().getFirst().problem()));
                return asItIs(asked.source());
            }
        }
        return block;
    }

    private void named(String path, int line, String key, Object... arguments) {
        findings.add(Finding.of(Grade.KEPT, path, line, key, arguments));
    }

    private static String asItIs(String source) {
        var fence = "```";
        while (source.contains(fence)) {
            fence += "`";
        }
        return fence + "gift\n" + source + "\n" + fence;
    }
}
