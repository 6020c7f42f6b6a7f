package classroom7.web.question;

import classroom7.platform.html.SafeHtml;
import classroom7.web.frame.Frame;
import gg.jte.Content;
import java.util.List;

/**
 * A question as its page shows it. Texts that are not there are empty.
 *
 * @param number its place among the lesson's questions, from 1
 * @param field the name of its field in a plain form; parts of it are {@code field.part}
 * @param bodies prints what its kind shows: the template {@code question/kind/{kind}}
 * @param label prompt of one paragraph, for a legend or label; empty: the prompt stands above
 * @param prompt prompt of several blocks; empty where {@code label} is not
 * @param points in words: "2 points"
 * @param choices in the order this learner sees
 * @param typed what was typed, or {@code true} or {@code false}
 * @param unit whether a unit is asked for
 * @param open whether it can be answered now
 * @param verdict how the answer was marked
 * @param mark in words: "1 of 2 points"
 * @param feedback of the teacher, for what was answered
 * @param note of ours, such as a missing unit
 */
public record QuestionView(
        String id,
        int version,
        int number,
        String kind,
        String field,
        Bodies bodies,
        SafeHtml label,
        SafeHtml prompt,
        String points,
        List<Choice> choices,
        String typed,
        boolean unit,
        boolean open,
        Verdict verdict,
        String mark,
        List<SafeHtml> feedback,
        String note,
        SafeHtml hint,
        SafeHtml explanation) {

    public QuestionView {
        choices = List.copyOf(choices);
        feedback = List.copyOf(feedback);
    }

    /** One of several; {@code verdict} only where it was taken and feedback shows. */
    public record Choice(String id, SafeHtml html, boolean taken, Verdict verdict) {}

    /** In words and shapes: the template has both. */
    public enum Verdict {
        NONE(""),
        RIGHT("good"),
        PARTLY("partly"),
        WRONG("wrong"),
        WAITING("waiting");

        private final String style;

        Verdict(String style) {
            this.style = style;
        }

        /** The class of the style sheet. */
        public String style() {
            return style;
        }

        public boolean isShown() {
            return this != NONE;
        }

        /** The key of its words. */
        public String key() {
            return "question.verdict." + style;
        }
    }

    /** What its kind shows. */
    public Content body(Frame frame) {
        return bodies.of(frame, this);
    }

    /** The HTML id of the prompt, which labels the fields. */
    public String promptId() {
        return "prompt-" + id;
    }

    public boolean isLabelled() {
        return !label.isEmpty();
    }
}
