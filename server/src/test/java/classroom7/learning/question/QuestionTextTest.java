package classroom7.learning.question;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class QuestionTextTest {
    private static final Ids IDS =
            new Ids(InstantSource.fixed(Instant.parse("2026-09-01T08:00:00Z")));

    private static final String LESSON =
            """
            # How plants drink

            A tree has no heart.

            ??? choice points=2
            What moves water up a tall tree?

            ( ) The roots pump it up
                > A little, but only a few metres.
            (x) Evaporation from the leaves
                pulls it up
            hint: Look at the leaf.
            explanation: Water sticks
                to itself.
            ???

            Go on.\
            """;

    @Test
    void a_block_is_a_question_and_the_rest_is_prose() {
        var segments = QuestionText.parse(LESSON);
        assertEquals(3, segments.size());
        assertEquals(LESSON, QuestionText.join(segments));
        var asked = (Segment.Asked) segments.get(1);
        assertEquals(List.of(), asked.problems());
        assertEquals(5, asked.line());
        assertEquals(List.of(8, 10), asked.lines());
        var question = asked.question();
        assertEquals("choice", question.kind());
        assertEquals(new BigDecimal("2"), question.points());
        assertEquals("What moves water up a tall tree?", question.prompt());
        assertEquals("A little, but only a few metres.", question.lines().get(0).feedback());
        assertEquals("Evaporation from the leaves\npulls it up", question.lines().get(1).text());
        assertEquals("Look at the leaf.", question.hint());
        assertEquals("Water sticks\nto itself.", question.explanation());
        assertEquals(16, segments.get(2).line());
    }

    @Test
    void the_kind_is_told_by_the_lines() {
        assertEquals("choice", only("???\nWhy?\n( ) a\n(x) b\n???").question().kind());
        assertEquals("choices", only("???\nWhy?\n[ ] a\n[x] b\n???").question().kind());
        assertEquals("truth", only("???\nWhy?\n= True\n???").question().kind());
        assertEquals("number", only("???\nWhy?\n= 9.81 +- 0.05 m/s2\n???").question().kind());
        assertEquals("number", only("???\nWhy?\n= 1..2\n=0% *\n???").question().kind());
        assertEquals("text", only("???\nWhy?\n= nobody\n= 4\n???").question().kind());
    }

    @Test
    void what_stands_in_code_is_not_ours() {
        var lesson =
                """
                ```
                ??? choice
                ```
                ??? text
                What does this print?

                ```text
                ???
                ( ) no choice
                = no answer
                ```
                = nothing
                ???\
                """;
        var segments = QuestionText.parse(lesson);
        assertEquals(2, segments.size());
        var question = ((Segment.Asked) segments.get(1)).question();
        assertEquals(1, question.lines().size());
        assertTrue(question.prompt().contains("???\n( ) no choice"));
    }

    @Test
    void a_backslash_makes_a_line_of_the_prompt_ordinary() {
        var question = only("??? text\nIs\n\\= this\n\\\\= and\n\\??? that\n= yes\n???").question();
        assertEquals("Is\n= this\n\\= and\n??? that", question.prompt());
    }

    @Test
    void problems_name_their_lines() {
        assertEquals(List.of("1 question.text.unclosed"), problems("??? text\nWhy?\n= because"));
        assertEquals(
                List.of("1 question.text.kind-unknown"), problems("??? riddle\nWhy?\n= x\n???"));
        assertEquals(List.of("1 question.text.no-answers"), problems("???\nWhy?\n???"));
        assertEquals(
                List.of("1 question.points.range"),
                problems("??? points=5000\nWhy?\n= because\n???"));
        assertEquals(
                List.of("4 question.line.other-kind"),
                problems("??? choice\nWhy?\n(x) a\n[ ] b\n(x) c\n???"));
        assertEquals(
                List.of("6 question.text.unexpected"),
                problems("??? choice\nWhy?\n(x) a\n( ) b\n\nMore text\n???"));
        assertEquals(
                List.of("3 question.credit.range"), problems("???\nWhy?\n(x 900%) a\n(x) b\n???"));
    }

    @Test
    void an_unclosed_block_ends_where_the_next_begins() {
        var segments = QuestionText.parse("??? text\nWhy?\n= a\n??? text\nHow?\n= b\n???");
        assertEquals(2, segments.size());
        assertEquals(1, ((Segment.Asked) segments.get(0)).problems().size());
        assertEquals(List.of(), ((Segment.Asked) segments.get(1)).problems());
    }

    @Test
    void missing_ids_go_into_the_text_and_nothing_else_changes() {
        var identified = QuestionText.identify(LESSON, IDS, id -> false);
        assertEquals(
                LESSON,
                identified
                        .replaceAll(" id=[0-9a-z]{20}", "")
                        .replaceAll(" \\{#[0-9a-z]{4}\\}", ""));
        var question = asked(identified).question();
        assertTrue(Ids.isId(String.valueOf(question.id())));
        assertEquals(2, question.lines().stream().map(Line::id).distinct().count());
        assertEquals(identified, QuestionText.identify(identified, IDS, id -> false));
    }

    @Test
    void a_copied_block_gets_ids_of_its_own() {
        var block = QuestionText.identify("??? text\nWhy?\n= because\n???", IDS, id -> false);
        var twice = QuestionText.identify(block + "\n\n" + block, IDS, id -> false);
        var ids =
                QuestionText.parse(twice).stream()
                        .filter(Segment.Asked.class::isInstance)
                        .map(asked -> ((Segment.Asked) asked).question().id())
                        .collect(Collectors.toSet());
        assertEquals(2, ids.size());
        var elsewhere = QuestionText.identify(block, IDS, id -> true);
        assertNotEquals(only(block).question().id(), only(elsewhere).question().id());
    }

    @Test
    void a_choice_id_that_appears_twice_is_made_anew() {
        var text = "??? choice\nWhy?\n(x) a {#k1}\n( ) b {#k1}\n???";
        var question = only(QuestionText.identify(text, IDS, id -> false)).question();
        assertEquals("k1", question.lines().get(0).id());
        assertEquals("b", question.lines().get(1).text());
        assertNotEquals("k1", question.lines().get(1).id());
    }

    @Test
    void every_question_comes_back_as_it_was_printed() {
        for (long seed = 0; seed < 20_000; seed++) {
            var question = new RandomQuestion(seed).next();
            var text = QuestionText.print(question);
            var segments = QuestionText.parse("Before\n\n" + text + "\n\nAfter");
            assertEquals(3, segments.size(), "seed " + seed + "\n" + text);
            assertEquals(
                    question,
                    ((Segment.Asked) segments.get(1)).question(),
                    "seed " + seed + "\n" + text);
            assertEquals(
                    question, QuestionJson.question(QuestionJson.print(question)), "seed " + seed);
        }
    }

    private static Segment.Asked only(String text) {
        var segments = QuestionText.parse(text);
        assertEquals(1, segments.size());
        return (Segment.Asked) segments.getFirst();
    }

    private static Segment.Asked asked(String text) {
        return (Segment.Asked)
                QuestionText.parse(text).stream()
                        .filter(Segment.Asked.class::isInstance)
                        .findFirst()
                        .orElseThrow();
    }

    private static List<String> problems(String text) {
        return asked(text).problems().stream()
                .map(found -> found.line() + " " + found.problem().key())
                .toList();
    }
}
