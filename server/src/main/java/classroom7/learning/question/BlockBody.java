package classroom7.learning.question;

import classroom7.base.Problem;
import classroom7.base.QuestionId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** One question's block while its lines are read. */
final class BlockBody {
    private final int firstLine;
    private final List<String> prompt = new ArrayList<>();
    private final CodeFence code = new CodeFence();
    private final List<Part> lines = new ArrayList<>();
    private final List<Segment.Found> problems = new ArrayList<>();
    private @Nullable Part hint;
    private @Nullable Part explanation;
    private @Nullable Part current;
    private FenceSettings settings = FenceSettings.read("");

    BlockBody(int firstLine) {
        this.firstLine = firstLine;
    }

    void open(String rest) {
        settings = FenceSettings.read(rest);
        settings.problems().forEach(problem -> problem(firstLine, problem));
    }

    void problem(int line, Problem problem) {
        problems.add(new Segment.Found(line, problem));
    }

    /** Whether the line, which comes next, is code of the prompt. */
    boolean isInCode(String line) {
        return current == null && code.closing() != null;
    }

    void read(String line, int number) {
        if (current == null && readsPrompt(line)) {
            return;
        }
        var named = BlockSyntax.NAMED.matcher(line);
        if (named.matches()) {
            named(named, number);
        } else if (!beginsLine(line, number)) {
            goesOn(line, number);
        }
    }

    private boolean readsPrompt(String line) {
        boolean open = code.closing() != null;
        if (!open && BlockSyntax.beginsAnswers(line)) {
            return false;
        }
        boolean isCode = code.read(line);
        prompt.add(isCode ? line : BlockSyntax.unescape(line));
        return true;
    }

    private void named(Matcher named, int number) {
        var part = new Part(null, false, null, number);
        part.text.add(named.group(2));
        boolean isHint = named.group(1).equalsIgnoreCase("hint");
        if ((isHint ? hint : explanation) != null) {
            problem(number, Problem.of("", "question.text.twice", named.group(1)));
        }
        if (isHint) {
            hint = part;
        } else {
            explanation = part;
        }
        current = part;
    }

    private boolean beginsLine(String line, int number) {
        var round = BlockSyntax.ROUND.matcher(line);
        var square = BlockSyntax.SQUARE.matcher(line);
        var equals = BlockSyntax.EQUALS.matcher(line);
        if (round.matches()) {
            begin(Line.Mark.ROUND, round.group(1) != null, round.group(2), round.group(3), number);
        } else if (square.matches()) {
            begin(
                    Line.Mark.SQUARE,
                    square.group(1) != null,
                    square.group(2),
                    square.group(3),
                    number);
        } else if (equals.matches()) {
            begin(Line.Mark.EQUALS, true, equals.group(1), equals.group(2), number);
        } else {
            return false;
        }
        return true;
    }

    private void begin(
            Line.Mark mark,
            boolean right,
            @Nullable String credit,
            @Nullable String text,
            int number) {
        var part = new Part(mark, right, credit, number);
        part.first(text == null ? "" : text);
        if (part.creditIsOutside()) {
            problem(number, Problem.of("", "question.credit.range"));
        }
        lines.add(part);
        current = part;
    }

    private void goesOn(String line, int number) {
        var part = current;
        if (part == null) {
            throw new IllegalStateException("Line " + number + " follows nothing");
        }
        if (line.isBlank()) {
            part.blanks.add(indentationOff(line));
            return;
        }
        var feedback = BlockSyntax.FEEDBACK.matcher(line);
        if (part.mark != null && feedback.matches()) {
            part.feedback(feedback.group(1) != null ? feedback.group(1) : feedback.group(2));
            return;
        }
        if (!part.blanks.isEmpty() && !Character.isWhitespace(line.charAt(0))) {
            problem(number, Problem.of("", "question.text.unexpected"));
        }
        part.goOn(indentationOff(line));
    }

    private static String indentationOff(String line) {
        if (line.startsWith("\t")) {
            return line.substring(1);
        }
        int spaces = 0;
        while (spaces < BlockWriter.INDENT.length()
                && spaces < line.length()
                && line.charAt(spaces) == ' ') {
            spaces++;
        }
        return line.substring(spaces);
    }

    Segment.Asked asked(String source, Set<String> idsSeen) {
        var id = settings.id();
        var fresh = id != null && idsSeen.add(id) ? new QuestionId(id) : null;
        var lineIds = new HashSet<String>();
        var question =
                new Question(
                        fresh,
                        settings.kind(),
                        String.join("\n", prompt),
                        settings.points(),
                        settings.shuffle(),
                        lines.stream().map(part -> part.line(lineIds)).toList(),
                        hint == null ? null : hint.allText(),
                        explanation == null ? null : explanation.allText(),
                        settings.others());
        var numbers = lines.stream().map(part -> part.number).toList();
        question = BlockCheck.recognised(question);
        BlockCheck.check(question, firstLine, numbers, problems);
        return new Segment.Asked(firstLine, source, question, numbers, problems);
    }

    /** An answer line, hint or explanation while it is read. */
    private static final class Part {
        final Line.@Nullable Mark mark;
        final boolean right;
        final @Nullable String credit;
        final int number;
        final List<String> text = new ArrayList<>();
        final List<String> blanks = new ArrayList<>();
        @Nullable List<String> feedback;
        @Nullable String id;

        Part(Line.@Nullable Mark mark, boolean right, @Nullable String credit, int number) {
            this.mark = mark;
            this.right = right;
            this.credit = credit == null ? null : credit.replace(',', '.');
            this.number = number;
        }

        void first(String line) {
            var named = BlockSyntax.LINE_ID.matcher(line);
            var rest = line;
            if (named.matches()) {
                id = named.group(2);
                rest = named.group(1) == null ? "" : named.group(1);
            }
            var quoted = BlockSyntax.QUOTED_ID.matcher(rest);
            text.add(
                    quoted.matches() && !quoted.group(2).isEmpty()
                            ? quoted.group(1) + quoted.group(2).substring(1) + quoted.group(3)
                            : rest);
        }

        void feedback(String line) {
            if (feedback == null) {
                feedback = new ArrayList<>();
            } else {
                feedback.addAll(blanks);
            }
            blanks.clear();
            feedback.add(line);
        }

        void goOn(String line) {
            var goal = feedback == null ? text : feedback;
            goal.addAll(blanks);
            blanks.clear();
            goal.add(mark == null || feedback != null ? line : BlockSyntax.unquote(line));
        }

        boolean creditIsOutside() {
            return credit != null && new BigDecimal(credit).abs().compareTo(Marking.ALL) > 0;
        }

        String allText() {
            return String.join("\n", text);
        }

        Line line(Set<String> idsSeen) {
            if (mark == null) {
                throw new IllegalStateException("A hint is no answer line");
            }
            return new Line(
                    mark,
                    right,
                    credit == null ? null : new BigDecimal(credit),
                    id != null && idsSeen.add(id) ? id : null,
                    allText(),
                    feedback == null ? null : String.join("\n", feedback));
        }
    }
}
