package classroom7.web.lesson;

import classroom7.web.question.QuestionView;

/**
 * A question with what surrounds it: its form, and at its foot where the answer is.
 *
 * @param form where it is posted to without a script
 * @param saved when the answer that counts was received, as an instant; empty: none was
 * @param savedAt the same in words
 * @param elsewhere what another device said, in words; empty: nothing else
 * @param late that it came too late, and what follows, in words; empty: it did not
 * @param checks whether marks are shown at once
 */
public record Asked(
        QuestionView view,
        String form,
        String saved,
        String savedAt,
        String elsewhere,
        String late,
        boolean checks) {
    public boolean isSaved() {
        return !saved.isEmpty();
    }

    public boolean isMarked() {
        return view.verdict().isShown();
    }
}
