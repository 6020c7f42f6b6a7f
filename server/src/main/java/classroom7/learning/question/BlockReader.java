package classroom7.learning.question;

import classroom7.base.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads a lesson's text into segments, line by line. */
final class BlockReader {
    /** Most questions of one lesson. */
    static final int QUESTIONS_MAX = 500;

    private final String[] lines;
    private final List<Segment> segments = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private int at;
    private int questions;

    private BlockReader(String text) {
        this.lines = text.split("\n", -1);
    }

    static List<Segment> read(String text) {
        var reader = new BlockReader(text);
        while (reader.at < reader.lines.length) {
            reader.prose();
            if (reader.at < reader.lines.length) {
                reader.question();
            }
        }
        return List.copyOf(reader.segments);
    }

    private void prose() {
        int from = at;
        var fence = new CodeFence();
        while (at < lines.length) {
            boolean code = fence.read(lines[at]);
            if (!code && BlockSyntax.FENCE.matcher(lines[at]).matches()) {
                break;
            }
            at++;
        }
        if (at > from) {
            segments.add(new Segment.Prose(from + 1, source(from, at)));
        }
    }

    private void question() {
        int from = at;
        var block = new BlockBody(from + 1);
        block.open(rest(lines[at++]));
        boolean closed = false;
        while (at < lines.length && !closed) {
            var fence = BlockSyntax.FENCE.matcher(lines[at]);
            if (!block.isInCode(lines[at]) && fence.matches()) {
                if (!rest(lines[at]).isEmpty()) {
                    break;
                }
                closed = true;
            } else {
                block.read(lines[at], at + 1);
            }
            at++;
        }
        if (!closed) {
            block.problem(from + 1, Problem.of("", "question.text.unclosed"));
        }
        if (++questions > QUESTIONS_MAX) {
            block.problem(
                    from + 1, Problem.of("", "question.text.too-many-questions", QUESTIONS_MAX));
        }
        segments.add(block.asked(source(from, at), ids));
    }

    private static String rest(String fence) {
        var matcher = BlockSyntax.FENCE.matcher(fence);
        var rest = matcher.matches() ? matcher.group(1) : null;
        return rest == null ? "" : rest.strip();
    }

    private String source(int from, int to) {
        return String.join("\n", List.of(lines).subList(from, to));
    }
}
