package classroom7.learning.exchange;

import classroom7.learning.exchange.Finding.Grade;
import classroom7.learning.question.Line;
import classroom7.learning.question.Question;
import classroom7.learning.question.QuestionText;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Questions with choices from a table (RFC 4180). The first line names the columns: {@code
 * question} and {@code answer} are needed; {@code topic}, any number of columns whose name begins
 * with {@code distractor}, {@code explanation} and {@code link} may be there. A topic is a lesson.
 */
final class CsvQuestions {
    static final int QUESTIONS_MAX = 100;
    static final int ROWS_MAX = 50_000;
    private static final CSVFormat FORMAT =
            CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreHeaderCase(true)
                    .setIgnoreEmptyLines(true)
                    .get();
    private static final int CONTROL_PICTURES = 0x2400;
    private static final String DISTRACTOR = "distractor";

    /** A lesson's title and text. */
    record Topic(String title, String source) {}

    private CsvQuestions() {}

    static List<Topic> read(String text, String path, List<Finding> findings) {
        try (var parser = FORMAT.parse(new StringReader(text))) {
            var names =
                    parser.getHeaderNames().stream().map(n -> n.toLowerCase(Locale.ROOT)).toList();
            if (!names.contains("question") || !names.contains("answer")) {
                throw new BadBundle("exchange.bad.csv-columns", path);
            }
            var byTopic = new LinkedHashMap<String, List<String>>();
            int rows = 0;
            for (var row : parser) {
                if (++rows > ROWS_MAX) {
                    throw new BadBundle("exchange.bad.rows", path, ROWS_MAX);
                }
                int line = Math.toIntExact(parser.getCurrentLineNumber());
                var block = block(row, names);
                if (hasControls(row)) {
                    findings.add(Finding.of(Grade.KEPT, path, line, "exchange.found.control"));
                }
                if (block == null) {
                    findings.add(Finding.of(Grade.LEFT_OUT, path, line, "exchange.found.row"));
                } else {
                    byTopic.computeIfAbsent(topic(row, path), topic -> new ArrayList<>())
                            .add(block);
                }
            }
            return topics(byTopic);
        } catch (IOException
                | java.io.UncheckedIOException
                | IllegalArgumentException
                | IllegalStateException e) {
            throw new BadBundle("exchange.bad.csv", path, Objects.toString(e.getMessage(), ""));
        }
    }

    private static List<Topic> topics(Map<String, List<String>> byTopic) {
        var topics = new ArrayList<Topic>();
        byTopic.forEach((topic, blocks) -> {
            for (int from = 0; from < blocks.size(); from += QUESTIONS_MAX) {
                var part = blocks.subList(from, Math.min(blocks.size(), from + QUESTIONS_MAX));
                var number = from / QUESTIONS_MAX;
                topics.add(
                        new Topic(
                                number == 0 ? topic : topic + " (" + (number + 1) + ")",
                                String.join("\n\n", part)));
            }
        });
        return topics;
    }

    private static String topic(CSVRecord row, String path) {
        var topic = cell(row, "topic");
        return topic.isEmpty() ? Numbered.title(Bundles.stem(path)) : Numbered.title(topic);
    }

    /** Null: there is no question with two choices in the row. */
    private static @Nullable String block(CSVRecord row, List<String> names) {
        var lines = new ArrayList<Line>();
        lines.add(line(true, cell(row, "answer")));
        for (var name : names) {
            if (name.startsWith(DISTRACTOR) && !cell(row, name).isEmpty()) {
                lines.add(line(false, cell(row, name)));
            }
        }
        var prompt = cell(row, "question");
        if (prompt.isEmpty() || cell(row, "answer").isEmpty() || lines.size() < 2) {
            return null;
        }
        var link = cell(row, "link");
        var explanation = PlainText.markdown(cell(row, "explanation"));
        var explained = link.isEmpty() ? explanation : explanation + "\n\n<" + link + ">";
        return QuestionText.print(
                new Question(
                        null,
                        "choice",
                        PlainText.markdown(prompt),
                        BigDecimal.ONE,
                        true,
                        lines,
                        null,
                        explained,
                        Map.of()));
    }

    private static Line line(boolean right, String text) {
        return new Line(Line.Mark.ROUND, right, null, null, PlainText.markdown(text), null);
    }

    private static String cell(CSVRecord row, String name) {
        return row.isMapped(name) && row.isSet(name) ? visible(row.get(name)) : "";
    }

    private static boolean hasControls(CSVRecord row) {
        return row.stream().anyMatch(cell -> !visible(cell).equals(cell.strip()));
    }

    /** Control characters, which show as nothing, as their pictures in Unicode: ␈ for U+0008. */
    private static String visible(String cell) {
        boolean nothingElse = cell.isBlank();
        var shown =
                cell.chars()
                        .map(c ->
                                c < ' ' && (nothingElse || c != '\n' && c != '\t' && c != '\r')
                                        ? CONTROL_PICTURES + c
                                        : c)
                        .collect(
                                StringBuilder::new,
                                StringBuilder::appendCodePoint,
                                StringBuilder::append);
        return shown.toString().strip();
    }
}
