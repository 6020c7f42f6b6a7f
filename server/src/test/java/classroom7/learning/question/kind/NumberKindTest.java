package classroom7.learning.question.kind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.learning.question.Showing;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class NumberKindTest {
    @Test
    void a_number_may_be_typed_in_many_ways() {
        for (var typed :
                List.of(
                        "9.81",
                        "9,81",
                        " +9.81 ",
                        "981e-2",
                        "0.981E1",
                        "98.1×10^-1",
                        "98.1 · 10⁻¹",
                        "0.0981x10^2",
                        "٩٫٨١",
                        "９．８１",
                        "9.810")) {
            assertTrue(accepts("9.81", typed), typed);
        }
        for (var typed :
                List.of(
                        "1234567.5",
                        "1 234 567.5",
                        "1,234,567.5",
                        "1.234.567,5",
                        "1'234'567.5",
                        "1\u202f234\u202f567,5")) {
            assertTrue(accepts("1234567.5", typed), typed);
        }
        assertTrue(accepts("-5", "−5"));
        assertTrue(accepts("1000", "1,000"));
        assertTrue(accepts("1", "1,000"));
        assertFalse(accepts("1234", "1,23,4"));
        assertFalse(accepts("9.81", "9.8"));
        assertFalse(accepts("9.81", "-9.81"));
    }

    @Test
    void what_is_no_number_is_wrong_and_said_to_be_unread() {
        var asking = Asking.of("??? number\nHow many?\n= 3\n???");
        for (var typed : List.of("", "three", "e5", "--3", "NaN", "1e999", "3".repeat(150))) {
            var marking = asking.mark("{\"number\":\"" + typed + "\"}");
            assertEquals("0.00", String.valueOf(marking.points()), typed);
            assertEquals("question.number.unread", marking.note(), typed);
        }
        assertNull(asking.mark("{\"number\":\"4\"}").note());
    }

    @Test
    void tolerance_is_absolute_relative_or_a_range_with_both_ends() {
        assertTrue(accepts("9.81 +- 0.05", "9.76"));
        assertTrue(accepts("9.81 ± 0.05", "9.86"));
        assertTrue(accepts("9.81 +/- 0.05", "9.86"));
        assertFalse(accepts("9.81 +- 0.05", "9.87"));
        assertTrue(accepts("200 +- 2%", "196"));
        assertFalse(accepts("200 +- 2%", "195.9"));
        assertTrue(accepts("200 +- 2% kg", "204 kg"));
        assertTrue(accepts("1..2", "1"));
        assertTrue(accepts("3.141..3.142", "3.1415"));
        assertTrue(accepts("-5..5", "-5"));
        assertTrue(accepts("-3.142..-3.141", "-3.1415"));
        assertFalse(accepts("1..2", "2.01"));
        assertTrue(accepts("1e-19 .. 2e-19 C", "1.6e-19 C"));
        assertNull(AcceptedNumber.read("2..1"));
        assertNull(AcceptedNumber.read("about 3"));
    }

    @Test
    void units_are_converted_where_they_measure_the_same() {
        assertTrue(accepts("9.5 l", "9500 ml"));
        assertTrue(accepts("9.5 l", "9.5 dm3"));
        assertTrue(accepts("9.5 l", "0.0095 m³"));
        assertTrue(accepts("9.5 l", "9.5L"));
        assertTrue(accepts("9.5 l", "9.5 litres"));
        assertTrue(accepts("9.81 +- 0.05 m/s2", "9.8 m/s^2"));
        assertTrue(accepts("9.81 +- 0.05 m/s2", "9.8 m s⁻²"));
        assertTrue(accepts("9.81 +- 0.05 m/s2", "9.8 m·s^-2"));
        assertTrue(accepts("9.81 +- 0.05 m/s2", "9.8 N/kg"));
        assertTrue(accepts("36 km/h", "10 m/s"));
        assertTrue(accepts("10 m/s", "36 km/h"));
        assertTrue(accepts("1 kWh", "3.6 MJ"));
        assertTrue(accepts("1013 hPa", "1.013 bar"));
        assertTrue(accepts("90 min", "1.5 h"));
        assertTrue(accepts("4.2 kJ/(kg K)", "4.2 J/(g K)"));
        assertTrue(accepts("50 %", "0.5 kg/kg"));
        assertTrue(accepts("3 apples", "3 Apple"));
        assertFalse(accepts("3 apples", "3 pears"));
        assertFalse(accepts("9.5 l", "9.5 kg"));
        assertFalse(accepts("9.5 l", "9.5 ml"));
        assertFalse(accepts("5 mW", "5 MW"));
        assertFalse(accepts("20 °C", "20 K"));
    }

    @Test
    void a_missing_unit_is_named_and_may_be_optional() {
        var required = Asking.of("??? number\nHow much?\n= 201.6 +- 4 kg\n???");
        assertEquals("1.00", required.points("{\"number\":\"200 kg\"}"));
        assertEquals("1.00", required.points("{\"number\":\"0.2 t\"}"));
        var missing = required.mark("{\"number\":\"200\"}");
        assertEquals("0.00", String.valueOf(missing.points()));
        assertEquals("question.number.unit-missing", missing.note());
        var optional = Asking.of("??? number unit=optional\nHow much?\n= 201.6 +- 4 kg\n???");
        assertEquals("1.00", optional.points("{\"number\":\"200\"}"));
        assertEquals("0.00", optional.points("{\"number\":\"200 g\"}"));
        var none = Asking.of("??? number\nHow many?\n= 42\n???");
        assertEquals("1.00", none.points("{\"number\":\"42 apples\"}"));
    }

    @Test
    void the_first_line_that_fits_decides() {
        var asking =
                Asking.of(
                        "??? number points=2\nWhen?\n= 1822\n    > Exactly.\n=50% 1822 +- 2\n"
                                + "=0% *\n    > No.\n???");
        assertEquals("2.00", asking.points("{\"number\":\"1822\"}"));
        assertEquals("1.00", asking.points("{\"number\":\"1824\"}"));
        assertEquals(List.of("No."), asking.mark("{\"number\":\"1900\"}").feedback());
    }

    @Test
    void what_is_shown_never_contains_the_key() {
        var asking = Asking.of("??? number\nHow much?\n= 201.6 +- 4 kg\n???");
        var shown = asking.kind().shown(asking.question(), new Showing(text -> text, 1L, true));
        assertEquals("{\"unit\":true}", shown.toString());
    }

    @Test
    void equal_answers_are_counted_together() {
        var asking = Asking.of("??? number\nHow much?\n= 9.5 l\n???");
        var kind = asking.kind();
        assertEquals(
                kind.tally(asking.question(), Asking.json("{\"number\":\"9.50 l\"}")),
                kind.tally(asking.question(), Asking.json("{\"number\":\"9,5 l\"}")));
        assertEquals(
                List.of("abc"), kind.tally(asking.question(), Asking.json("{\"number\":\"ABC\"}")));
        assertEquals(
                1, kind.tally(asking.question(), Asking.json("{\"number\":\"1e300 l\"}")).size());
        assertEquals(
                Asking.json("{\"number\":\"9 l\"}"), kind.response(Map.of("", List.of("9 l"))));
    }

    @Test
    void a_key_that_is_no_number_is_a_problem() {
        assertEquals(
                List.of("question.number.form"),
                Asking.of("??? number\nHow much?\n= plenty\n???").problems());
        assertNotNull(AcceptedNumber.read("3 600 m"));
    }

    private static boolean accepts(String key, String typed) {
        var number = AcceptedNumber.read(key);
        assertNotNull(number, key);
        return number.accepts(Quantity.read(typed), false);
    }
}
