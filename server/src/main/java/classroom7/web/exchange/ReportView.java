package classroom7.web.exchange;

import java.util.List;

/**
 * What an import would make, or has made.
 *
 * @param upload what would be imported; empty when it is done
 * @param address where to look at what was made; empty before
 */
public record ReportView(
        String base,
        String upload,
        String organization,
        String heading,
        String facts,
        List<Unit> units,
        List<Group> groups,
        String address) {
    public ReportView {
        units = List.copyOf(units);
        groups = List.copyOf(groups);
    }

    /** A unit and its lessons in a few words. */
    public record Unit(String title, String facts) {}

    /** Findings of one grade. */
    public record Group(String heading, List<Row> rows, String more) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /** A file, with the line where there is one, and what is to be said of it. */
    public record Row(String place, String sentence) {}

    public boolean isPreview() {
        return !upload.isEmpty();
    }
}
