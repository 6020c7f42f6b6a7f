package classroom7.web.question;

import java.util.List;

/**
 * The form of a question.
 *
 * @param marked whether right answers are ticked; else every line is accepted
 * @param problems what is wrong with the whole
 * @param promptProblem what is wrong with the question itself; empty: nothing
 */
public record EditView(
        Address address,
        QuestionForm form,
        List<Option> kinds,
        boolean marked,
        List<Row> rows,
        List<String> problems,
        String promptProblem,
        String pointsProblem) {
    public EditView {
        kinds = List.copyOf(kinds);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /**
     * Where it is sent and where it leads.
     *
     * @param revision of the draft that it was opened in
     * @param line near which a new one is to stand; -1 for one that is there
     * @param back the lesson's text
     */
    public record Address(String action, long revision, int line, String back) {}

    /** One of several to choose from. */
    public record Option(String name, String words, boolean chosen) {}

    /**
     * A line of the form, counted from 0 for the machine and from 1 for people.
     *
     * @param offered what its text may be; empty: whatever is typed
     */
    public record Row(
            int index,
            int number,
            QuestionForm.TypedLine line,
            List<Option> offered,
            boolean last,
            String problem) {
        public Row {
            offered = List.copyOf(offered);
        }

        public boolean first() {
            return index == 0;
        }

        public String id() {
            return line.id();
        }

        public boolean right() {
            return line.right();
        }

        public String credit() {
            return line.credit();
        }

        public String text() {
            return line.text();
        }

        public String feedback() {
            return line.feedback();
        }

        public boolean isFree() {
            return offered.isEmpty();
        }

        public boolean isWrong() {
            return !problem.isEmpty();
        }

        /** Whether more than its text was said. */
        public boolean hasMore() {
            return !line.credit().isEmpty() || !line.feedback().isEmpty();
        }
    }

    public String id() {
        return form.id();
    }

    public String prompt() {
        return form.prompt();
    }

    public String points() {
        return form.points();
    }

    public boolean shuffle() {
        return form.shuffle();
    }

    public String hint() {
        return form.hint();
    }

    public String explanation() {
        return form.explanation();
    }

    public String settings() {
        return form.settings();
    }

    public boolean isThere() {
        return address.line() < 0;
    }

    /** Whether more than question, answers and points was said. */
    public boolean hasMore() {
        return form.shuffle() || !form.hint().isBlank() || !form.explanation().isBlank();
    }
}
