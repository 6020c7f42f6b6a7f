package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import classroom7.testing.TestServer;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.function.support.RouterFunctionMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route answers every role as {@code docs/routes.md} says, and there is no other route. */
class RoutesTest {
    private static final Path FILE = Path.of("..", "docs", "routes.md");

    private static RouteWorld world;
    private static RouteTable table;

    @BeforeAll
    static void open() throws IOException {
        table = RouteTable.read(Files.readString(FILE));
        world = new RouteWorld(TestServer.start());
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
        var routes = new TreeSet<String>(served());
        world.server()
                .door(RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .keySet()
                .forEach(mapping -> {
                    for (var path : mapping.getPatternValues()) {
                        for (var method : methods(mapping)) {
                            routes.add(method + " " + path);
                        }
                    }
                });
        return routes;
    }

    /** A route that names no method answers each. */
    private static Set<RequestMethod> methods(RequestMappingInfo mapping) {
        var named = mapping.getMethodsCondition().getMethods();
        return named.isEmpty() ? Set.of(RequestMethod.values()) : named;
    }

    /** What is served without a controller: files of ours. */
    private static List<String> served() {
        return world.server().door(ServletContext.class).getServletRegistrations().values().stream()
                .flatMap(servlet -> servlet.getMappings().stream())
                .filter(path -> !path.equals("/"))
                .map(path -> "GET " + path.replace("*", "{asset}"))
                .toList();
    }

    /** No page comes from a place that the table does not know. */
    @Test
    void nothing_else_maps_requests() {
        var others =
                world.server().all(HandlerMapping.class).stream()
                        .filter(mapping -> !(mapping instanceof RequestMappingHandlerMapping))
                        .filter(RoutesTest::maps)
                        .toList();
        assertEquals(List.of(), others);
    }

    private static boolean maps(HandlerMapping mapping) {
        return switch (mapping) {
            case AbstractUrlHandlerMapping urls -> !urls.getHandlerMap().isEmpty();
            case RouterFunctionMapping functions -> functions.getRouterFunction() != null;
            case HandlerMapping other -> true;
        };
    }
}
