package classroom7.web.people;

import java.util.List;

/**
 * The import of people: a file to choose, or what it would do.
 *
 * @param csv the text of the file, which the button sends again, or what was typed and could not be
 *     read; "" before there is one
 */
public record ImportView(
        String action,
        String people,
        String csv,
        List<Row> rows,
        String summary,
        String button,
        String problem) {
    public ImportView {
        rows = List.copyOf(rows);
    }

    public record Row(long line, String email, String name, String role, String problem) {
        public boolean isWrong() {
            return !problem.isEmpty();
        }
    }

    public boolean isPreview() {
        return !rows.isEmpty();
    }

    public boolean hasButton() {
        return !button.isEmpty();
    }

    public boolean isWrong() {
        return !problem.isEmpty();
    }
}
