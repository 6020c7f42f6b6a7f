package classroom7.learning.question.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.question.Marking.Verdict;
import classroom7.learning.question.Showing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TextKindsTest {
    private static final Asking TEXT =
            Asking.of(
                    """
                    ??? text points=4
                    Where was he from?
                    = Nazareth
                        > Yes!
                    =75% Nazereth
                        > Right, but misspelled.
                    =25% B*m
                    =0% *
                        > Far off.
                    ???\
                    """);

    @Test
    void the_first_pattern_that_fits_decides() {
        assertEquals(List.of(), TEXT.problems());
        assertEquals("4.00", TEXT.points("{\"text\":\" nazareth \"}"));
        assertEquals("3.00", TEXT.points("{\"text\":\"NAZERETH\"}"));
        assertEquals("1.00", TEXT.points("{\"text\":\"Bethlehem\"}"));
        var wrong = TEXT.mark("{\"text\":\"Rome\"}");
        assertEquals(Verdict.WRONG, wrong.verdict());
        assertEquals(List.of("Far off."), wrong.feedback());
        assertEquals(List.of(), TEXT.mark("{\"text\":\"  \"}").feedback());
    }

    @Test
    void stars_stand_for_any_text_and_can_be_meant() {
        assertTrue(accepts("*Coriolis force", "the coriolis  force"));
        assertTrue(accepts("*Coriolis force", "Coriolis force"));
        assertFalse(accepts("*Coriolis force", "Coriolis forces"));
        assertTrue(accepts("a*b*c", "aXXbYYc"));
        assertTrue(accepts("a*b*c", "abc"));
        assertFalse(accepts("a*b*c", "acb"));
        assertFalse(accepts("aba*aba", "aba"));
        assertTrue(accepts("2 \\* 3", "2 * 3"));
        assertFalse(accepts("2 \\* 3", "2 x 3"));
        assertTrue(accepts("c:\\\\*", "C:\\temp"));
    }

    @Test
    void a_hostile_pattern_ends_at_once() {
        var pattern = "a*".repeat(400) + "b";
        var begin = System.nanoTime();
        assertFalse(accepts(pattern, "a".repeat(1000)));
        assertTrue(System.nanoTime() - begin < 2_000_000_000L);
    }

    @Test
    void typing_differences_do_not_matter() {
        assertTrue(accepts("it's", "it’s"));
        assertTrue(accepts("well-being", "well‑being"));
        assertTrue(accepts("café", "cafe\u0301"));
        assertTrue(accepts("Straße", "STRASSE"));
        assertTrue(accepts("ABC 12", "ＡＢＣ　１２"));
        assertTrue(accepts("a b", "a\u00a0\n b"));
        assertTrue(accepts("ΟΔΟΣ", "οδος"));
        assertTrue(accepts("مرحبا", "\u200fمرحبا"));
        assertFalse(accepts("m2", "m²"));
    }

    @Test
    void capitals_matter_where_the_teacher_says_so() {
        var exact = Asking.of("??? text case=exact\nWhich?\n= pH\n???");
        assertEquals("1.00", exact.points("{\"text\":\"pH\"}"));
        assertEquals("0.00", exact.points("{\"text\":\"PH\"}"));
        assertEquals(
                List.of("question.setting.value"),
                Asking.of("??? text case=any\nWhich?\n= pH\n???").problems());
    }

    @Test
    void truth_has_feedback_for_both() {
        var truth =
                Asking.of(
                        "??? truth\nSun rises in the west?\n= false\n    > Well seen.\n"
                                + "=0% TRUE\n    > Look east.\n???");
        assertEquals(List.of(), truth.problems());
        assertEquals("1.00", truth.points("{\"truth\":false}"));
        assertEquals(List.of("Look east."), truth.mark("{\"truth\":true}").feedback());
        assertEquals(List.of("false"), truth.kind().solution(truth.question()));
        assertEquals(
                Asking.json("{\"truth\":true}"),
                truth.kind().response(Map.of("", List.of("true"))));
        assertNull(truth.kind().response(Map.of("", List.of(""))));
        assertTrue(truth.refuses("{\"truth\":\"maybe\"}"));
        assertTrue(truth.refuses("{\"truth\":1}"));
        assertEquals(
                List.of("true"),
                truth.kind().tally(truth.question(), Asking.json("{\"truth\":true}")));
        assertEquals(
                List.of("question.truth.one"),
                Asking.of("??? truth\nBoth?\n= true\n= false\n???").problems());
        assertEquals(
                List.of("question.truth.word"),
                Asking.of("??? truth\nBoth?\n= perhaps\n???").problems());
    }

    @Test
    void what_is_shown_never_contains_the_key() {
        var shown = TEXT.kind().shown(TEXT.question(), new Showing(text -> text, 1L, true));
        assertEquals("{}", shown.toString());
    }

    @Test
    void forms_and_limits() {
        assertTrue(TEXT.refuses("{\"text\":7}"));
        assertTrue(TEXT.refuses("{\"text\":\"" + "x".repeat(1001) + "\"}"));
        assertFalse(TEXT.refuses("{\"text\":\"\"}"));
        assertEquals(
                Asking.json("{\"text\":\" a \"}"),
                TEXT.kind().response(Map.of("", List.of(" a "))));
        assertEquals(
                List.of("nazareth"),
                TEXT.kind().tally(TEXT.question(), Asking.json("{\"text\":\" Nazareth\"}")));
        assertEquals(
                List.of("question.accepted.none"),
                Asking.of("??? text\nWhich?\n=50% half\n???").problems());
    }

    private static boolean accepts(String pattern, String text) {
        return AcceptedText.of(pattern, false).accepts(AcceptedText.plain(text, false));
    }
}
