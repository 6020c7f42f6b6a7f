package classroom7.learning.question.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.question.Marking.LineMark;
import classroom7.learning.question.Marking.Verdict;
import classroom7.learning.question.Showing;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChoiceKindsTest {
    private static final Asking CHOICE =
            Asking.of(
                    """
                    ??? choice points=2
                    What pulls the water up?
                    ( ) The roots {#a}
                        > A little.
                    (x) The leaves {#b}
                    (50%) The sun {#c}
                    (-25%) The moon {#d}
                    hint: Look up.
                    explanation: Evaporation.
                    ???\
                    """);

    private static final Asking CHOICES =
            Asking.of(
                    """
                    ??? choices points=3
                    Which make a plant lose water?
                    [x] Wind {#a}
                        > Yes, wind.
                    [x] Sun {#b}
                    [x] Dry air {#c}
                    [ ] Fog {#d}
                        > Fog is wet.
                    ???\
                    """);

    @Test
    void a_choice_is_worth_its_credit() {
        assertEquals(List.of(), CHOICE.problems());
        assertEquals("2.00", CHOICE.points("{\"choice\":\"b\"}"));
        assertEquals("1.00", CHOICE.points("{\"choice\":\"c\"}"));
        assertEquals("0.00", CHOICE.points("{\"choice\":\"a\"}"));
        assertEquals("0.00", CHOICE.points("{\"choice\":\"d\"}"));
        assertEquals(Verdict.RIGHT, CHOICE.mark("{\"choice\":\"b\"}").verdict());
        assertEquals(Verdict.PARTLY, CHOICE.mark("{\"choice\":\"c\"}").verdict());
        var wrong = CHOICE.mark("{\"choice\":\"a\"}");
        assertEquals(Verdict.WRONG, wrong.verdict());
        assertEquals(List.of("A little."), wrong.feedback());
        assertEquals(List.of(new LineMark("a", false)), wrong.lines());
    }

    @Test
    void a_response_of_another_form_is_refused() {
        for (var other :
                List.of(
                        "{}",
                        "[]",
                        "\"b\"",
                        "null",
                        "{\"choice\":1}",
                        "{\"choice\":\"z\"}",
                        "{\"choice\":\"b\",\"more\":1}",
                        "{\"choice\":null}")) {
            assertTrue(CHOICE.refuses(other), other);
        }
        for (var other :
                List.of(
                        "{}",
                        "{\"choices\":\"a\"}",
                        "{\"choices\":[1]}",
                        "{\"choices\":[\"z\"]}",
                        "{\"choices\":[\"a\",\"a\"]}",
                        "{\"choice\":\"a\"}")) {
            assertTrue(CHOICES.refuses(other), other);
        }
        assertFalse(CHOICES.refuses("{\"choices\":[]}"));
    }

    @Test
    void choices_count_the_right_less_the_wrong_over_all_right_ones() {
        assertEquals("3.00", CHOICES.points("{\"choices\":[\"c\",\"a\",\"b\"]}"));
        assertEquals("2.00", CHOICES.points("{\"choices\":[\"a\",\"b\"]}"));
        assertEquals("1.00", CHOICES.points("{\"choices\":[\"a\",\"b\",\"d\"]}"));
        assertEquals("0.00", CHOICES.points("{\"choices\":[\"d\"]}"));
        assertEquals("0.00", CHOICES.points("{\"choices\":[]}"));
        assertEquals("2.00", CHOICES.points("{\"choices\":[\"a\",\"b\",\"c\",\"d\"]}"));
        assertEquals(
                List.of("Yes, wind.", "Fog is wet."),
                CHOICES.mark("{\"choices\":[\"d\",\"a\"]}").feedback());
    }

    @Test
    void thirds_round_half_up_and_a_whole_is_whole() {
        var thirds =
                Asking.of(
                        """
                        ??? choices
                        Continents?
                        [x 33.33333%] Africa {#a}
                        [x 33.33333%] Asia {#b}
                        [-100%] China {#c}
                        [x 33.33333%] Antarctica {#d}
                        [-100%] America {#e}
                        ???\
                        """);
        assertEquals(List.of(), thirds.problems());
        assertEquals("1.00", thirds.points("{\"choices\":[\"a\",\"b\",\"d\"]}"));
        assertEquals("0.67", thirds.points("{\"choices\":[\"a\",\"b\"]}"));
        assertEquals("0.33", thirds.points("{\"choices\":[\"a\"]}"));
        assertEquals("0.00", thirds.points("{\"choices\":[\"a\",\"b\",\"d\",\"e\"]}"));
    }

    @Test
    void all_or_nothing_where_the_teacher_says_so() {
        var all =
                Asking.of(
                        "??? choices credit=all\nWhich?\n[x] a {#a}\n[x] b {#b}\n[ ] c {#c}\n???");
        assertEquals("1.00", all.points("{\"choices\":[\"b\",\"a\"]}"));
        assertEquals("0.00", all.points("{\"choices\":[\"a\"]}"));
        assertEquals("0.00", all.points("{\"choices\":[\"a\",\"b\",\"c\"]}"));
    }

    @Test
    void none_may_be_the_right_answer() {
        var none = Asking.of("??? choices\nWhich?\n[ ] a {#a}\n[ ] b {#b}\n???");
        assertEquals(List.of(), none.problems());
        assertEquals("1.00", none.points("{\"choices\":[]}"));
        assertEquals("0.00", none.points("{\"choices\":[\"a\"]}"));
    }

    @Test
    void what_cannot_be_answered_right_is_a_problem() {
        assertEquals(
                List.of("question.choices.none-right"),
                Asking.of("??? choice\nWhich?\n( ) a\n( ) b\n???").problems());
        assertEquals(
                List.of("question.choices.few"),
                Asking.of("??? choice\nWhich?\n(x) a\n???").problems());
        assertEquals(
                List.of("question.choices.credit-short"),
                Asking.of("??? choices\nWhich?\n[50%] a\n[20%] b\n???").problems());
        assertEquals(
                List.of("question.setting.value"),
                Asking.of("??? choices credit=some\nWhich?\n[x] a\n[ ] b\n???").problems());
    }

    @Test
    void what_is_shown_never_contains_the_key() {
        for (var asking : List.of(CHOICE, CHOICES)) {
            var shown = asking.kind().shown(asking.question(), new Showing(text -> text, 7L, true));
            assertEquals(List.of("choices"), List.copyOf(shown.propertyNames()));
            for (var choice : shown.get("choices")) {
                assertEquals(List.of("id", "html"), List.copyOf(choice.propertyNames()));
            }
            var text = shown.toString();
            assertFalse(
                    text.contains("little") || text.contains("wet") || text.contains("50"), text);
        }
    }

    @Test
    void the_seed_decides_the_order_and_nothing_else_does() {
        var orders = new HashSet<String>();
        for (long seed = 0; seed < 200; seed++) {
            var showing = new Showing(text -> text, seed, true);
            var order = CHOICE.kind().shown(CHOICE.question(), showing).toString();
            assertEquals(order, CHOICE.kind().shown(CHOICE.question(), showing).toString());
            orders.add(order);
        }
        assertEquals(24, orders.size());
        var written = CHOICE.kind().shown(CHOICE.question(), new Showing(text -> text, 5L, false));
        assertEquals("a", written.get("choices").get(0).get("id").asString());
        assertNotEquals(1, orders.size());
    }

    @Test
    void a_plain_form_gives_the_same_response() {
        var choice = CHOICE.kind();
        assertEquals(Asking.json("{\"choice\":\"b\"}"), choice.response(Map.of("", List.of("b"))));
        assertNull(choice.response(Map.of()));
        var choices = CHOICES.kind();
        assertEquals(
                Asking.json("{\"choices\":[\"a\",\"c\"]}"),
                choices.response(Map.of("", List.of("", "a", "c"))));
        assertEquals(Asking.json("{\"choices\":[]}"), choices.response(Map.of("", List.of(""))));
        assertNull(choices.response(Map.of()));
    }

    @Test
    void each_choice_taken_is_counted() {
        assertEquals(
                List.of("a", "d"),
                CHOICES.kind()
                        .tally(CHOICES.question(), Asking.json("{\"choices\":[\"a\",\"d\"]}")));
        assertEquals(List.of("The leaves"), CHOICE.kind().solution(CHOICE.question()));
        assertEquals(
                List.of("Wind", "Sun", "Dry air"), CHOICES.kind().solution(CHOICES.question()));
    }
}
