package classroom7.web.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import classroom7.learning.question.Line;
import classroom7.learning.question.Question;
import classroom7.learning.question.QuestionText;
import classroom7.learning.question.Segment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

/** Text and form are the same question. */
final class QuestionFormTest {
    private static final List<String> BLOCKS =
            List.of(
                    "??? choice points=2.5 shuffle title=\"Pre 1\" id=0123456789abcdefghjk\nWhy?\n\n"
                            + "(x) a {#k1}\n    > good\n(50%) b {#k2}\nhint: h\nexplanation: e\n???",
                    "??? choices credit=all\nWhich?\n[x] a {#k1}\n[ ] b\n???",
                    "??? truth\nReally?\n= true\n=0% false\n    > no\n???",
                    "??? number unit=optional\nHow?\n= 9.81 +- 0.05 m/s2\n=33.33333% 9..10 m/s2\n???",
                    "??? text case=exact\nWho?\n= *Coriolis*\n???");

    @Test
    void a_question_comes_out_of_the_form_as_it_went_in() {
        for (var block : BLOCKS) {
            var question = question(block);
            assertEquals(question, QuestionForm.of(question).question(), block);
            assertEquals(question, QuestionForm.read(fields(QuestionForm.of(question))).question());
        }
    }

    @Test
    void its_buttons_add_remove_and_reorder_lines() {
        var form = QuestionForm.of(question(BLOCKS.getFirst()));
        assertEquals(3, form.after("add").lines().size());
        assertEquals(List.of("b"), texts(form.after("remove-0")));
        assertEquals(List.of("b", "a"), texts(form.after("down-0")));
        assertEquals(List.of("b", "a"), texts(form.after("up-1")));
        assertEquals(List.of("a", "b"), texts(form.after("up-0")));
        assertEquals(List.of("a", "b"), texts(form.after("remove-99")));
        assertEquals(List.of("a", "b"), texts(form.after("add")));
    }

    @Test
    void another_kind_marks_its_lines_in_its_own_way() {
        var fields = fields(QuestionForm.of(question(BLOCKS.getFirst())));
        fields.set("kind", "choices");
        var changed = QuestionForm.read(fields).question();
        assertEquals(Line.Mark.SQUARE, changed.lines().getFirst().mark());
    }

    @Test
    void what_is_no_number_is_told() {
        for (var typed : List.of("many", "-1", "1e9", "99999999999")) {
            var fields = fields(QuestionForm.of(question(BLOCKS.getFirst())));
            fields.set("points", typed);
            assertEquals("points", QuestionForm.read(fields).unread().getFirst().field(), typed);
        }
    }

    private static List<String> texts(QuestionForm form) {
        return form.question().lines().stream().map(Line::text).toList();
    }

    private static LinkedMultiValueMap<String, String> fields(QuestionForm form) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.add("id", form.id());
        fields.add("kind", form.kind());
        fields.add("prompt", form.prompt());
        fields.add("points", form.points());
        fields.add("hint", form.hint());
        fields.add("explanation", form.explanation());
        fields.add("settings", form.settings());
        if (form.shuffle()) {
            fields.add("shuffle", "on");
        }
        for (int at = 0; at < form.lines().size(); at++) {
            var line = form.lines().get(at);
            fields.add("line", line.id());
            fields.add("text", line.text());
            fields.add("credit", line.credit());
            fields.add("feedback", line.feedback());
            if (line.right()) {
                fields.add("right", String.valueOf(at));
            }
        }
        return fields;
    }

    private static Question question(String block) {
        return ((Segment.Asked) QuestionText.parse(block).getFirst()).question();
    }
}
