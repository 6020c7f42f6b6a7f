package classroom7.web;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The table of {@code docs/routes.md}: which route answers whom with what.
 *
 * @param rows in the order of the file
 */
record RouteTable(List<Row> rows) {
    /** The columns of roles, as the head of the table names them. */
    static final List<String> ROLES =
            List.of(
                    "operator",
                    "owner",
                    "teacher",
                    "learner",
                    "owner there",
                    "teacher there",
                    "learner there",
                    "signed out");

    private static final Pattern ROUTE = Pattern.compile("`([A-Z]+) ([^`]+)`");

    /** One route, what is sent to it, and what each role is answered. */
    record Row(String method, String path, String sent, List<String> answers) {
        Row {
            answers = List.copyOf(answers);
        }

        String route() {
            return method + " " + path;
        }

        String written() {
            var line = new StringBuilder("| `" + route() + "` | ");
            line.append(sent.isEmpty() ? "" : "`" + sent + "`").append(" |");
            answers.forEach(answer -> line.append(' ').append(answer).append(" |"));
            return line.toString();
        }
    }

    RouteTable {
        rows = List.copyOf(rows);
    }

    static RouteTable read(String markdown) {
        var rows = new ArrayList<Row>();
        for (var line : markdown.lines().toList()) {
            if (line.startsWith("| `")) {
                rows.add(row(line));
            }
        }
        return new RouteTable(rows);
    }

    private static Row row(String line) {
        var cells = line.strip().substring(1).split("(?<!\\\\)\\|");
        var route = ROUTE.matcher(cells[0]);
        if (!route.find() || cells.length != 2 + ROLES.size()) {
            throw new IllegalArgumentException(
                    "Not a route, what is sent and " + ROLES.size() + " answers: " + line);
        }
        var answers = new ArrayList<String>();
        for (int cell = 2; cell < cells.length; cell++) {
            answers.add(cells[cell].strip());
        }
        var sent = cells[1].strip().replace("`", "").replace("\\|", "|");
        return new Row(route.group(1), route.group(2), sent, answers);
    }
}
