package classroom7.learning.question;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Writes a question's block. */
final class BlockWriter {
    static final String INDENT = "    ";

    private BlockWriter() {}

    static String write(Question question) {
        var out = new StringBuilder();
        fence(question, out);
        var code = new CodeFence();
        if (!question.prompt().isEmpty()) {
            for (var line : question.prompt().split("\n", -1)) {
                boolean isCode = code.read(line);
                out.append('\n').append(isCode ? line : BlockSyntax.escape(line));
            }
        }
        out.append('\n');
        for (var line : question.lines()) {
            line(line, out);
        }
        named("hint", question.hint(), out);
        named("explanation", question.explanation(), out);
        return out.append("\n???").toString();
    }

    private static void fence(Question question, StringBuilder out) {
        out.append("???");
        if (!question.kind().isEmpty()) {
            out.append(' ').append(question.kind());
        }
        if (question.points().compareTo(BigDecimal.ONE) != 0) {
            out.append(" points=").append(question.points().toPlainString());
        }
        if (question.shuffle()) {
            out.append(" shuffle");
        }
        question.settings()
                .forEach((name, value) ->
                        out.append(' ').append(name).append('=').append(value(value)));
        if (question.id() != null) {
            out.append(" id=").append(question.id());
        }
    }

    private static String value(String value) {
        if (BlockSyntax.BARE_VALUE.matcher(value).matches()) {
            return value;
        }
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void line(Line line, StringBuilder out) {
        var credit = line.credit() == null ? "" : line.credit().toPlainString() + "%";
        out.append('\n');
        switch (line.mark()) {
            case ROUND -> out.append('(').append(taken(line, credit)).append(") ");
            case SQUARE -> out.append('[').append(taken(line, credit)).append("] ");
            case EQUALS -> out.append('=').append(credit).append(' ');
        }
        var lines = line.text().split("\n", -1);
        out.append(BlockSyntax.quoteId(lines[0]));
        if (line.id() != null) {
            out.append(" {#").append(line.id()).append('}');
        }
        for (int at = 1; at < lines.length; at++) {
            goOn(BlockSyntax.quote(lines[at]), out);
        }
        if (line.feedback() != null) {
            for (var one : line.feedback().split("\n", -1)) {
                out.append('\n').append(INDENT).append(one.isEmpty() ? ">" : "> " + one);
            }
        }
    }

    private static String taken(Line line, String credit) {
        if (credit.isEmpty()) {
            return line.right() ? "x" : " ";
        }
        return line.right() ? "x " + credit : credit;
    }

    private static void named(String name, @Nullable String text, StringBuilder out) {
        if (text == null) {
            return;
        }
        var lines = text.split("\n", -1);
        out.append('\n').append(name).append(": ").append(lines[0]);
        for (int at = 1; at < lines.length; at++) {
            goOn(lines[at], out);
        }
    }

    private static void goOn(String line, StringBuilder out) {
        out.append('\n').append(line.isEmpty() ? "" : INDENT + line);
    }
}
