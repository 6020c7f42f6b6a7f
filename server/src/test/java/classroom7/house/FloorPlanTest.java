package classroom7.house;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FloorPlanTest {
    private static final Path FILE = Path.of("floor-plan.txt");
    private static final FloorPlan PLAN =
            FloorPlan.read("everyone: base\nbase:\nlow:\nhigh: low\nplanned later\n");

    @Test
    void the_code_follows_the_plan_and_the_plan_the_code() throws IOException {
        var code = Rooms.known();
        if (Boolean.getBoolean("floorplan.write")) {
            Files.writeString(FILE, FloorPlan.read(Project.text(FILE)).rewritten(code));
        }
        assertNothing(FloorPlan.read(Project.text(FILE)).complaints(code));
    }

    @Test
    void a_plan_that_fits_gives_no_complaint() {
        assertEquals(List.of(), PLAN.complaints(code("low", "", "high", "base low")));
    }

    @Test
    void an_unlisted_use_is_found() {
        assertEquals(
                List.of("low uses unlisted [high]; if that is wanted, write: low: high"),
                PLAN.complaints(code("low", "high", "high", "low")));
    }

    @Test
    void a_listed_use_that_nobody_makes_is_found() {
        assertEquals(
                List.of("high does not use listed [low]; if that is wanted, write: high:"),
                PLAN.complaints(code("low", "", "high", "")));
    }

    @Test
    void a_package_without_a_line_and_a_line_without_a_package_are_found() {
        assertEquals(
                List.of(
                        "room without a line; write: quiz: low",
                        "room without a line; write: later:",
                        "line without a room; remove: high: low"),
                PLAN.complaints(code("low", "", "quiz", "low", "later", "")));
    }

    @Test
    void knowing_a_room_above_is_found_and_so_is_every_cycle() {
        var plan = FloorPlan.read("everyone: base\nbase:\nlow: high\nhigh: low\n");
        assertEquals(
                List.of("low may not know high, which is above it"),
                plan.complaints(code("low", "high", "high", "low")));
    }

    @Test
    void rewriting_keeps_the_order_and_moves_a_room_only_behind_what_it_knows() {
        var plan = FloorPlan.read("# head\neveryone: base\n\nbase:\n\nup.a:\nup.b: up.a\n");
        var code = code("base", "", "up.a", "up.c", "up.b", "base", "up.c", "");
        assertEquals(
                "# head\neveryone: base\n\nbase:\n\nup.b:\nup.c:\nup.a: up.c\n",
                plan.rewritten(code));
    }

    @Test
    void a_constant_of_another_room_is_seen_in_the_source() {
        var source =
                "import static classroom7.web.frame.Frame.WIDE;\nint x = classroom7.base.Ids.X;";
        assertEquals(List.of("base", "web.frame"), List.copyOf(Rooms.mentions(source)));
    }

    private static void assertNothing(List<String> complaints) {
        var mend = "mvn -q -pl server test -Dtest=FloorPlanTest -Dfloorplan.write=true";
        assertEquals(
                "",
                String.join("\n", complaints),
                "The code and server/floor-plan.txt differ. If the code is right, run: " + mend);
    }

    /** Pairs of a room and the rooms it knows; base is there already. */
    private static Map<String, SortedSet<String>> code(String... pairs) {
        var code = new LinkedHashMap<String, SortedSet<String>>();
        code.put("base", new TreeSet<>());
        for (int at = 0; at < pairs.length; at += 2) {
            var known = pairs[at + 1];
            code.put(
                    pairs[at],
                    known.isEmpty() ? new TreeSet<>() : new TreeSet<>(List.of(known.split(" "))));
        }
        return code;
    }
}
