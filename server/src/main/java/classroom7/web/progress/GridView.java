package classroom7.web.progress;

import java.util.List;

/**
 * Learners by lessons.
 *
 * @param facts figures above the grid
 * @param pages links to the parts of a long list; empty: there is one part
 */
public record GridView(
        CourseTabs tabs, List<Fact> facts, List<Head> heads, List<Line> lines, List<Part> pages) {
    public GridView {
        facts = List.copyOf(facts);
        heads = List.copyOf(heads);
        lines = List.copyOf(lines);
        pages = List.copyOf(pages);
    }

    /** A figure and what it counts. */
    public record Fact(String figure, String what) {}

    /**
     * @param unit said where a unit begins; empty otherwise
     */
    public record Head(String title, String address, String unit) {}

    /** One learner. */
    public record Line(String name, List<Cell> cells, String mean) {
        public Line {
            cells = List.copyOf(cells);
        }
    }

    /**
     * @param address empty: there is nothing to look at
     * @param look class of the cell
     * @param meaning in words, where the text is a sign; empty: the text says it
     */
    public record Cell(String text, String address, String look, String meaning) {}

    /** A part of a long list. */
    public record Part(String number, String address, boolean current) {}

    public boolean isEmpty() {
        return lines.isEmpty();
    }
}
