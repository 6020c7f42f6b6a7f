package classroom7.web.question;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LessonTextTest {
    private static final String BLOCK = "??? truth\nNew.\n= true\n???";
    private static final String OLD = "??? truth\nOld.\n= true\n???";

    @Test
    void a_question_is_added_after_the_paragraph_that_the_line_is_in() {
        var text = new LessonText("One\nstill one.\n\nTwo.\n");
        assertEquals("One\nstill one.\n\n" + BLOCK + "\n\nTwo.\n", text.added(1, BLOCK));
        assertEquals("One\nstill one.\n\nTwo.\n\n" + BLOCK + "\n", text.added(4, BLOCK));
        assertEquals(BLOCK + "\n", new LessonText("").added(1, BLOCK));
    }

    @Test
    void neither_code_nor_a_question_is_torn_apart() {
        var code = new LessonText("```\na\n\nb\n```\n\nEnd.");
        assertEquals("```\na\n\nb\n```\n\n" + BLOCK + "\n\nEnd.\n", code.added(2, BLOCK));
        var asked = new LessonText(OLD + "\n\nEnd.");
        assertEquals(OLD + "\n\n" + BLOCK + "\n\nEnd.\n", asked.added(2, BLOCK));
    }

    @Test
    void a_line_that_is_not_there_is_the_end() {
        assertEquals("A.\n\n" + BLOCK + "\n", new LessonText("A.").added(999, BLOCK));
    }

    @Test
    void one_is_replaced_or_taken_out() {
        var text = new LessonText("A.\n\n" + OLD + "\n\nB.");
        assertEquals("A.\n\n" + BLOCK + "\n\nB.", text.replaced(1, BLOCK));
        assertEquals("A.\n\n\nB.", text.replaced(1, ""));
    }
}
