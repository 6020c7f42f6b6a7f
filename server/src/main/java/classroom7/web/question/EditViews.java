package classroom7.web.question;

import classroom7.base.Problem;
import classroom7.learning.question.Kind;
import classroom7.learning.question.Kinds;
import classroom7.web.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the form of a question into words, each problem beside the field it is about. */
final class EditViews {
    private static final String LINE = "line:";

    private EditViews() {}

    static EditView view(
            Frame frame, EditView.Address address, QuestionForm form, List<Problem> problems) {
        var kind = Kinds.built().find(form.kind());
        var kinds =
                Kinds.built().all().stream()
                        .map(one ->
                                new EditView.Option(
                                        one.name(),
                                        frame.say("question.kind." + one.name()),
                                        one.name().equals(form.kind())))
                        .toList();
        var elsewhere =
                problems.stream()
                        .filter(problem -> !isBesideAField(problem.field()))
                        .map(problem -> said(frame, problem))
                        .toList();
        return new EditView(
                address,
                form,
                kinds,
                kind != null && kind.identifiesLines(),
                rows(frame, form, kind, problems),
                elsewhere,
                said(frame, problems, "prompt"),
                said(frame, problems, "points"));
    }

    private static boolean isBesideAField(String field) {
        return field.equals("prompt") || field.equals("points") || field.startsWith(LINE);
    }

    private static List<EditView.Row> rows(
            Frame frame, QuestionForm form, @Nullable Kind kind, List<Problem> problems) {
        var offered = kind == null ? List.<String>of() : kind.lineTexts();
        var rows = new ArrayList<EditView.Row>();
        int written = 0;
        for (int at = 0; at < form.lines().size(); at++) {
            var line = form.lines().get(at);
            // Lines left empty are not there for whoever counts them.
            written += line.isBlank() ? 0 : 1;
            rows.add(
                    new EditView.Row(
                            at,
                            at + 1,
                            line,
                            offered.stream()
                                    .map(text ->
                                            new EditView.Option(
                                                    text,
                                                    frame.say("question." + text),
                                                    text.equals(line.text())))
                                    .toList(),
                            at == form.lines().size() - 1,
                            line.isBlank() ? "" : said(frame, problems, LINE + written)));
        }
        return rows;
    }

    private static String said(Frame frame, List<Problem> problems, String field) {
        return problems.stream()
                .filter(problem -> problem.field().equals(field))
                .map(problem -> said(frame, problem))
                .findFirst()
                .orElse("");
    }

    private static String said(Frame frame, Problem problem) {
        return frame.say(problem.key(), problem.arguments().toArray());
    }
}
