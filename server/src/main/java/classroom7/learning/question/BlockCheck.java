package classroom7.learning.question;

import classroom7.base.Problem;
import java.util.List;

/** What is wrong with a question whatever its kind, and what its kind says. */
final class BlockCheck {
    private static final String LINE_FIELD = "line:";

    private BlockCheck() {}

    /** The question with the kind its lines tell, where its text names none. */
    static Question recognised(Question question) {
        if (!question.kind().isEmpty()) {
            return question;
        }
        var kind = Kinds.built().recognise(question);
        return kind == null ? question : question.withKind(kind.name());
    }

    static void check(
            Question question,
            int firstLine,
            List<Integer> lineNumbers,
            List<Segment.Found> problems) {
        for (var problem : problems(question)) {
            int number = line(problem, lineNumbers);
            problems.add(new Segment.Found(number == 0 ? firstLine : number, problem));
        }
    }

    static List<Problem> problems(Question question) {
        if (question.kind().isEmpty()) {
            return List.of(Problem.of("", "question.text.no-answers"));
        }
        var kind = Kinds.built().find(question.kind());
        if (kind == null) {
            return List.of(Problem.of("kind", "question.text.kind-unknown", question.kind()));
        }
        if (question.prompt().isBlank()) {
            return List.of(Problem.of("prompt", "question.prompt.missing"));
        }
        if (question.lines().size() > Question.LINES_MAX) {
            return List.of(Problem.of("", "question.text.too-many-lines", Question.LINES_MAX));
        }
        return kind.problems(question);
    }

    private static int line(Problem problem, List<Integer> lineNumbers) {
        if (!problem.field().startsWith(LINE_FIELD)) {
            return 0;
        }
        int index = Integer.parseInt(problem.field().substring(LINE_FIELD.length()));
        return lineNumbers.get(index - 1);
    }
}
