package classroom7.web.question;

import java.util.List;

/**
 * The form of a question.
 *
 * @param action where it is sent
 * @param revision of the draft that it was opened in
 * @param after how many questions stand before a new one; -1 for one that is there
 * @param back the lesson's text
 * @param marked whether right answers are ticked; else every line is accepted
 */
public record EditView(
        String action,
        long revision,
        int after,
        String back,
        QuestionForm form,
        List<Option> kinds,
        boolean marked,
        List<Row> rows,
        List<String> problems) {
    public EditView {
        kinds = List.copyOf(kinds);
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }

    /** A kind to choose. */
    public record Option(String name, String words, boolean chosen) {}

    /** A line of the form, counted from 0 for the machine and from 1 for people. */
    public record Row(
            int index,
            int number,
            String id,
            boolean right,
            String credit,
            String text,
            String feedback,
            boolean first,
            boolean last) {}

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
        return after < 0;
    }
}
