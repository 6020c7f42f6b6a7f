package classroom7.web.question;

import classroom7.base.Problem;
import classroom7.base.QuestionId;
import classroom7.learning.question.Kinds;
import classroom7.learning.question.Line;
import classroom7.learning.question.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What was typed into the form of a question; whatever its kind, it is prompt, lines and a few
 * settings.
 *
 * @param settings further settings as {@code name=value}, a line each, as they were in the text
 */
record QuestionForm(
        String id,
        String kind,
        String prompt,
        String points,
        boolean shuffle,
        String hint,
        String explanation,
        String settings,
        List<TypedLine> lines) {
    private static final int POINTS_LENGTH_MAX = 8;
    private static final int CREDIT_LENGTH_MAX = 12;
    private static final int BLANKS = 3;

    /** One line as typed; the id is empty for a new one. */
    record TypedLine(String id, boolean right, String credit, String text, String feedback) {
        static final TypedLine BLANK = new TypedLine("", false, "", "", "");

        boolean isBlank() {
            return text.isBlank() && feedback.isBlank();
        }
    }

    QuestionForm {
        lines = List.copyOf(lines);
    }

    static QuestionForm of(Question question) {
        var lines =
                question.lines().stream()
                        .map(line ->
                                new TypedLine(
                                        text(line.id()),
                                        line.right(),
                                        line.credit() == null ? "" : line.credit().toPlainString(),
                                        line.text(),
                                        text(line.feedback())))
                        .toList();
        var settings = new StringBuilder();
        question.settings()
                .forEach((name, value) ->
                        settings.append(name).append('=').append(value).append('\n'));
        return new QuestionForm(
                question.id() == null ? "" : question.id().value(),
                question.kind(),
                question.prompt(),
                question.points().toPlainString(),
                question.shuffle(),
                text(question.hint()),
                text(question.explanation()),
                settings.toString(),
                lines);
    }

    /** An empty question of a kind with a few empty lines. */
    static QuestionForm blank(String kind) {
        return new QuestionForm("", kind, "", "1", false, "", "", "", roomy(kind, List.of()));
    }

    /** What was typed, and as many empty lines as one begins a question of the kind with. */
    private static List<TypedLine> roomy(String kind, List<TypedLine> typed) {
        var built = Kinds.built().find(kind);
        int wanted = built != null && built.identifiesLines() ? BLANKS : 1;
        var lines = new ArrayList<>(typed.stream().filter(line -> !line.isBlank()).toList());
        while (lines.size() < wanted) {
            lines.add(TypedLine.BLANK);
        }
        return lines;
    }

    static QuestionForm read(MultiValueMap<String, String> fields) {
        var texts = fields.getOrDefault("text", List.of());
        var rights = fields.getOrDefault("right", List.of());
        var lines = new ArrayList<TypedLine>();
        for (int at = 0; at < Math.min(texts.size(), Question.LINES_MAX); at++) {
            lines.add(
                    new TypedLine(
                            at(fields, "line", at),
                            rights.contains(String.valueOf(at)),
                            at(fields, "credit", at).strip(),
                            texts.get(at),
                            at(fields, "feedback", at)));
        }
        return new QuestionForm(
                at(fields, "id", 0),
                at(fields, "kind", 0),
                at(fields, "prompt", 0),
                at(fields, "points", 0).strip(),
                fields.containsKey("shuffle"),
                at(fields, "hint", 0),
                at(fields, "explanation", 0),
                at(fields, "settings", 0),
                lines);
    }

    private static String at(MultiValueMap<String, String> fields, String name, int at) {
        var values = fields.getOrDefault(name, List.of());
        return at < values.size() && values.get(at) != null ? values.get(at) : "";
    }

    /** The form after one of its buttons: "kind", "add", "remove-2", "up-2", "down-2". */
    QuestionForm after(String act) {
        var changed = new ArrayList<>(lines);
        int dash = act.indexOf('-');
        int at = dash < 0 ? -1 : number(act.substring(dash + 1));
        if (act.equals("kind")) {
            changed.clear();
            changed.addAll(roomy(kind, lines));
        } else if (act.equals("add") && changed.size() < Question.LINES_MAX) {
            changed.add(TypedLine.BLANK);
        } else if (at >= 0 && at < changed.size()) {
            switch (act.substring(0, dash)) {
                case "remove" -> changed.remove(at);
                case "up" -> Collections.swap(changed, at, Math.max(0, at - 1));
                case "down" -> Collections.swap(changed, at, Math.min(changed.size() - 1, at + 1));
                default -> {}
            }
        }
        return new QuestionForm(
                id, kind, prompt, points, shuffle, hint, explanation, settings, changed);
    }

    private static int number(String text) {
        return text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
    }

    /** What is no number, by the field it was typed into. */
    List<Problem> unread() {
        var unread = new ArrayList<Problem>();
        var worth = worth();
        if (worth == null || worth.signum() < 0) {
            unread.add(Problem.of("points", "question.form.number"));
        }
        int written = 0;
        for (var line : lines) {
            written += line.isBlank() ? 0 : 1;
            if (!line.credit().isEmpty() && decimal(line.credit(), CREDIT_LENGTH_MAX) == null) {
                unread.add(Problem.of("line:" + written, "question.form.number"));
            }
        }
        return unread;
    }

    private @Nullable BigDecimal worth() {
        return decimal(points.isEmpty() ? "1" : points, POINTS_LENGTH_MAX);
    }

    /** The question, where everything could be read. Lines left empty are not there. */
    Question question() {
        var worth = worth();
        var built = Kinds.built().find(kind);
        var mark = built == null ? Line.Mark.EQUALS : built.mark();
        var made = new ArrayList<Line>();
        for (var line : lines) {
            if (!line.isBlank()) {
                made.add(
                        new Line(
                                mark,
                                line.right(),
                                decimal(line.credit(), CREDIT_LENGTH_MAX),
                                line.id().isEmpty() ? null : line.id(),
                                line.text(),
                                line.feedback()));
            }
        }
        return new Question(
                id.isEmpty() ? null : new QuestionId(id),
                kind,
                prompt,
                worth == null ? BigDecimal.ONE : worth,
                shuffle,
                made,
                hint,
                explanation,
                named());
    }

    private Map<String, String> named() {
        var named = new TreeMap<String, String>();
        settings.lines()
                .filter(line -> line.matches("[a-z][a-z0-9_-]*=.*"))
                .forEach(line -> {
                    int equals = line.indexOf('=');
                    named.put(line.substring(0, equals), line.substring(equals + 1));
                });
        return named;
    }

    private static @Nullable BigDecimal decimal(String typed, int lengthMax) {
        var text = typed.replace(',', '.').replace("%", "").strip();
        return text.length() <= lengthMax && text.matches("-?\\d{1,5}(?:\\.\\d{1,5})?")
                ? new BigDecimal(text)
                : null;
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
