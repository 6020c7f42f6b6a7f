package classroom7.web.progress;

import classroom7.base.CourseId;
import classroom7.learning.progress.Cell;
import classroom7.learning.progress.CourseProgress;
import classroom7.learning.progress.CourseProgress.Column;
import classroom7.learning.progress.CourseProgress.Row;
import classroom7.platform.words.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts the progress of a course into words for its teacher. */
final class GridViews {
    /** A page of more cells would be over 100 KB. */
    static final int CELLS_MAX = 900;

    private static final int LINES_MIN = 10;
    private static final int TOP = 90;
    private static final int LOW = 50;
    private static final Duration AWAY = Duration.ofDays(7);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Words words;
    private final Instant now;

    GridViews(Words words, Instant now) {
        this.words = words;
        this.now = now;
    }

    GridView view(CourseId course, CourseProgress.Taught taught, int part) {
        List<Column> columns = taught.lessons();
        int onPage = Math.max(LINES_MIN, CELLS_MAX / Math.max(1, columns.size()));
        int parts = Math.max(1, (taught.learners().size() + onPage - 1) / onPage);
        int at = Math.clamp(part, 1, parts);
        List<Row> shown =
                taught.learners()
                        .subList(
                                (at - 1) * onPage, Math.min(taught.learners().size(), at * onPage));
        return new GridView(
                CourseTabs.of(course, CourseTabs.Tab.PROGRESS),
                facts(taught),
                heads(columns),
                shown.stream().map(row -> line(row, columns)).toList(),
                parts(course, parts, at));
    }

    private List<GridView.Fact> facts(CourseProgress.Taught taught) {
        long due = 0;
        long done = 0;
        long away = 0;
        Instant last = Instant.EPOCH;
        for (Row row : taught.learners()) {
            Instant seen = lastAnswer(row);
            last = seen.isAfter(last) ? seen : last;
            away += seen.isBefore(now.minus(AWAY)) ? 1 : 0;
            for (Column column : taught.lessons()) {
                if (column.dueAt() != null && column.dueAt().isBefore(now)) {
                    due++;
                    done += isDone(row, column) ? 1 : 0;
                }
            }
        }
        List<GridView.Fact> facts = new ArrayList<>();
        facts.add(
                new GridView.Fact(
                        words.number(taught.learners().size()), words.say("progress.learners")));
        if (due > 0) {
            facts.add(
                    new GridView.Fact(
                            words.percent(BigDecimal.valueOf(done), BigDecimal.valueOf(due)),
                            words.say("progress.due-done")));
        }
        facts.add(new GridView.Fact(words.number(away), words.say("progress.away")));
        if (last.isAfter(Instant.EPOCH)) {
            facts.add(new GridView.Fact(words.relative(last), words.say("progress.last")));
        }
        return facts;
    }

    private static Instant lastAnswer(Row row) {
        return row.cells().values().stream()
                .map(Cell::lastAnswerAt)
                .filter(Objects::nonNull)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
    }

    private static boolean isDone(Row row, Column column) {
        if (column.questions() == 0) {
            return row.read().contains(column.lesson());
        }
        Cell cell = row.cells().get(column.lesson());
        return cell != null && cell.isDone();
    }

    private static List<GridView.Head> heads(List<Column> columns) {
        List<GridView.Head> heads = new ArrayList<>();
        String unit = "";
        for (Column column : columns) {
            heads.add(
                    new GridView.Head(
                            column.title(),
                            "/lessons/" + column.lesson() + "/questions",
                            column.unit().equals(unit) ? "" : column.unit()));
            unit = column.unit();
        }
        return heads;
    }

    private GridView.Line line(Row row, List<Column> columns) {
        List<GridView.Cell> cells = new ArrayList<>();
        List<BigDecimal> percents = new ArrayList<>();
        for (Column column : columns) {
            Cell cell = row.cells().get(column.lesson());
            BigDecimal percent = cell == null ? null : percent(cell);
            if (percent != null && cell != null && cell.isDone()) {
                percents.add(percent);
            }
            cells.add(cell(row, column, cell, percent));
        }
        return new GridView.Line(row.name(), cells, mean(percents));
    }

    private GridView.Cell cell(
            Row row, Column column, @Nullable Cell cell, @Nullable BigDecimal percent) {
        if (cell == null || cell.answered() == 0) {
            return unanswered(row, column);
        }
        String address = "/lessons/" + column.lesson() + "/work/" + row.person();
        if (cell.waiting() > 0) {
            return new GridView.Cell(
                    words.say("progress.waits"),
                    address,
                    "waits",
                    words.say("progress.waits.meaning"));
        }
        if (!cell.isDone() || percent == null) {
            String part = cell.answered() + "/" + cell.questions();
            return new GridView.Cell(part, address, "part", words.say("progress.part", part));
        }
        int figure = percent.intValue();
        if (figure < LOW) {
            return new GridView.Cell(words.number(figure) + " ▾", address, "low", "");
        }
        return new GridView.Cell(words.number(figure), address, figure >= TOP ? "top" : "", "");
    }

    private GridView.Cell unanswered(Row row, Column column) {
        if (row.read().contains(column.lesson())) {
            return new GridView.Cell("✓", "", "top", words.say("progress.read"));
        }
        boolean closed = column.opensAt() != null && column.opensAt().isAfter(now);
        return closed
                ? new GridView.Cell("·", "", "none", words.say("progress.closed"))
                : new GridView.Cell("–", "", "none", words.say("progress.none"));
    }

    private static @Nullable BigDecimal percent(Cell cell) {
        return cell.pointsMax().signum() == 0
                ? null
                : cell.points().multiply(HUNDRED).divide(cell.pointsMax(), 0, RoundingMode.HALF_UP);
    }

    private String mean(List<BigDecimal> percents) {
        return percents.isEmpty()
                ? ""
                : words.number(
                        percents.stream()
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(
                                        BigDecimal.valueOf(percents.size()),
                                        0,
                                        RoundingMode.HALF_UP));
    }

    private List<GridView.Part> parts(CourseId course, int parts, int current) {
        List<GridView.Part> links = new ArrayList<>();
        for (int part = 1; parts > 1 && part <= parts; part++) {
            links.add(
                    new GridView.Part(
                            words.number(part),
                            "/courses/" + course + "/progress?part=" + part,
                            part == current));
        }
        return links;
    }
}
