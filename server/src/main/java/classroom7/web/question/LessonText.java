package classroom7.web.question;

import classroom7.learning.question.QuestionText;
import classroom7.learning.question.Segment;
import java.util.ArrayList;
import java.util.List;

/** A lesson's text with one question changed, taken out or added. */
record LessonText(String source) {
    private static final String FENCE = "```";

    /** With another block for the question of this number, from 1; an empty one takes it out. */
    String replaced(int number, String block) {
        var out = new ArrayList<String>();
        int seen = 0;
        for (var segment : QuestionText.parse(source)) {
            seen += segment instanceof Segment.Asked ? 1 : 0;
            boolean isThis = segment instanceof Segment.Asked && seen == number;
            if (!isThis || !block.isEmpty()) {
                out.add(isThis ? block : segment.source());
            }
        }
        return String.join("\n", out);
    }

    /**
     * With a question more: after the paragraph, the code or the question that the line is in; at
     * the end where there is no such line.
     *
     * @param line from 1
     */
    String added(int line, String block) {
        var lines = source.lines().toList();
        int place = place(lines, line);
        var before = String.join("\n", lines.subList(0, place)).stripTrailing();
        var after = String.join("\n", lines.subList(place, lines.size())).strip();
        return (before.isEmpty() ? "" : before + "\n\n")
                + block
                + "\n"
                + (after.isEmpty() ? "" : "\n" + after + "\n");
    }

    /** How many lines stand before what is added. */
    private int place(List<String> lines, int line) {
        if (line > lines.size()) {
            return lines.size();
        }
        for (var segment : QuestionText.parse(source)) {
            int end = segment.line() - 1 + (int) segment.source().lines().count();
            if (line <= end) {
                return segment instanceof Segment.Asked
                        ? end
                        : paragraphEnd(lines, segment.line() - 1, line, end);
            }
        }
        return lines.size();
    }

    private static int paragraphEnd(List<String> lines, int from, int line, int end) {
        boolean inCode = false;
        for (int at = from; at < end; at++) {
            inCode ^= lines.get(at).strip().startsWith(FENCE);
            if (at >= line - 1 && !inCode && lines.get(at).isBlank()) {
                return at;
            }
        }
        return end;
    }
}
