package classroom7.web.question;

import classroom7.platform.html.SafeHtml;
import classroom7.web.frame.Frame;
import gg.jte.Content;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A question as its page shows it. Texts that are not there are empty.
 *
 * @param number its place among the lesson's questions, from 1
 * @param field the name of its field in a plain form; parts of it are {@code field.part}
 * @param bodies prints what its kind shows: the template {@code question/kind/{kind}}
 * @param label prompt of one paragraph, for a legend or label; empty: the prompt stands above
 * @param prompt prompt of several blocks; empty where {@code label} is not
 * @param points in words: "2 points"
 * @param shown what its kind shows beside the prompt
 * @param fields the fields of what was answered, by their part of the name; the field without one
 *     is {@code ""}
 * @param open whether it can be answered now
 * @param verdict how the answer was marked
 * @param lines how single parts of it were marked, by the line's id
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
        Shown shown,
        Map<String, List<String>> fields,
        boolean open,
        Verdict verdict,
        Map<String, Verdict> lines,
        String mark,
        List<SafeHtml> feedback,
        String note,
        SafeHtml hint,
        SafeHtml explanation) {

    public QuestionView {
        fields = Map.copyOf(fields);
        lines = Map.copyOf(lines);
        feedback = List.copyOf(feedback);
    }

    /** One of several; {@code verdict} only where it was taken and feedback shows. */
    public record Choice(String id, SafeHtml html, boolean taken, Verdict verdict) {}

    /**
     * What a kind shows.
     *
     * @param lists what there is to choose from, in the order this learner sees, by the list's name
     * @param facts the names of what is so, such as that a unit is asked for
     */
    public record Shown(Map<String, List<Choice>> lists, Set<String> facts) {
        public Shown {
            lists = Map.copyOf(lists);
            facts = Set.copyOf(facts);
        }
    }

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

    /** The list of most kinds that have one. */
    public List<Choice> choices() {
        return choices("choices");
    }

    public List<Choice> choices(String list) {
        return shown.lists().getOrDefault(list, List.of());
    }

    /** Whether the kind says this of the question. */
    public boolean is(String fact) {
        return shown.facts().contains(fact);
    }

    /** What the field holds; empty: nothing. */
    public String typed() {
        return typed("");
    }

    /** What a part of the field holds. */
    public String typed(String part) {
        var values = fields.getOrDefault(part, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** How a part of the answer was marked. */
    public Verdict verdict(String line) {
        return lines.getOrDefault(line, Verdict.NONE);
    }

    /** What its kind shows, printed. */
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
