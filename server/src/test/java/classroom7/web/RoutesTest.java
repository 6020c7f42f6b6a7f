package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route answers every role as {@code docs/routes.md} says, and there is no other route. */
class RoutesTest {
    private static final Path FILE = Path.of("..", "docs", "routes.md");

    private static RouteWorld world;
    private static RouteTable table;

    @BeforeAll
    static void open() throws IOException {
        table = RouteTable.read(Files.readString(FILE));
        world = new RouteWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @Test
    void every_route_has_a_row_and_every_row_a_route() {
        var written = new TreeSet<>(table.rows().stream().map(RouteTable.Row::route).toList());
        var missing = new TreeSet<>(registered());
        missing.removeAll(written);
        var stale = new TreeSet<>(written);
        stale.removeAll(registered());
        var rows = missing.stream().map(RoutesTest::observed).toList();
        assertEquals("", String.join("\n", rows), "Routes without a row. Is this what you want?");
        assertEquals(List.of(), List.copyOf(stale), "Rows without a route: remove them");
    }

    @Test
    void every_route_answers_every_role_as_the_table_says() {
        var wrong = new ArrayList<String>();
        for (var row : table.rows()) {
            var answers = answers(row);
            if (!answers.equals(row.answers())) {
                wrong.add("table:  " + row.written());
                wrong.add("answer: " + answered(row, answers).written());
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    private static List<String> answers(RouteTable.Row row) {
        return RouteTable.ROLES.stream().map(role -> world.answer(row, role)).toList();
    }

    private static RouteTable.Row answered(RouteTable.Row row, List<String> answers) {
        return new RouteTable.Row(row.method(), row.path(), row.sent(), answers);
    }

    /** A row of what is answered now, to be judged by who pastes it. */
    private static String observed(String route) {
        var parts = route.split(" ", 2);
        var row = new RouteTable.Row(parts[0], parts[1], "", List.of());
        return answered(row, answers(row)).written();
    }

    private static SortedSet<String> registered() {
        var routes = new TreeSet<String>();
        world.server()
                .door(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    for (var path : mapping.getPatternValues()) {
                        for (var method : mapping.getMethodsCondition().getMethods()) {
                            routes.add(method + " " + path);
                        }
                    }
                });
        return routes;
    }
}
