package classroom7.learning.progress;

import classroom7.learning.question.Line;
import classroom7.learning.question.Question;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * Marks a response by other means than the product does: whole numbers, and no code of its kinds.
 * It knows what the tests ask and refuses everything else, so that it cannot agree by accident.
 */
final class SecondMarker {
    private static final long WHOLE = 10_000;

    /** Settings that change no mark. */
    private static final Set<String> TELLING = Set.of("title");

    private static final Pattern NUMBER =
            Pattern.compile("(-?[0-9.]+) *(?:\\+- *([0-9.]+))? *([a-zA-Z]*)");

    private SecondMarker() {}

    static BigDecimal points(Question question, JsonNode response) {
        if (!TELLING.containsAll(question.settings().keySet())) {
            throw new IllegalArgumentException("Not known here: " + question.settings());
        }
        long most = question.points().movePointRight(2).longValueExact();
        return switch (question.kind()) {
            case "choice" ->
                    share(most, worth(with(question, response.path("choice").asString(""))), WHOLE);
            case "choices" -> several(most, question, response);
            case "truth" ->
                    share(
                            most,
                            worth(saying(question, response.path("truth").asBoolean() ? "t" : "f")),
                            WHOLE);
            case "text" -> share(most, text(question, response.path("text").asString("")), WHOLE);
            case "number" ->
                    share(most, number(question, response.path("number").asString("")), WHOLE);
            case String other -> throw new IllegalArgumentException("Not known here: " + other);
        };
    }

    /** So many of so many parts, in hundredths, halves upward. */
    private static BigDecimal share(long most, long parts, long of) {
        long in = Math.max(0, Math.min(parts, of));
        return BigDecimal.valueOf((2 * most * in + of) / (2 * of), 2);
    }

    private static long worth(List<Line> lines) {
        if (lines.isEmpty()) {
            return 0;
        }
        var line = lines.getFirst();
        var credit = line.credit();
        if (credit != null) {
            return credit.movePointRight(2).longValueExact();
        }
        return line.right() ? WHOLE : 0;
    }

    private static List<Line> with(Question question, String id) {
        return question.lines().stream().filter(line -> id.equals(line.id())).toList();
    }

    private static List<Line> saying(Question question, String first) {
        return question.lines().stream()
                .filter(line -> line.text().strip().toLowerCase(Locale.ROOT).startsWith(first))
                .toList();
    }

    /** Each right one taken adds a share, each wrong one takes one away. */
    private static BigDecimal several(long most, Question question, JsonNode response) {
        var taken = new ArrayList<String>();
        response.path("choices").forEach(one -> taken.add(one.asString()));
        long rights = 0;
        long got = 0;
        for (var line : question.lines()) {
            if (line.credit() != null) {
                throw new IllegalArgumentException("Credits are not known here: " + line);
            }
            rights += line.right() ? 1 : 0;
            if (taken.contains(line.id())) {
                got += line.right() ? 1 : -1;
            }
        }
        return rights == 0 ? share(most, taken.isEmpty() ? 1 : 0, 1) : share(most, got, rights);
    }

    private static long text(Question question, String said) {
        var plain = said.strip().replaceAll("\\s+", " ");
        for (var line : question.lines()) {
            var parts = new ArrayList<String>();
            for (var part : line.text().strip().split("\\*", -1)) {
                parts.add(Pattern.quote(part));
            }
            int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
            var accepted = Pattern.compile(String.join(".*", parts), flags);
            if (!plain.isEmpty() && accepted.matcher(plain).matches()) {
                return worth(List.of(line));
            }
        }
        return 0;
    }

    /** What the tests say has no unit: where one is asked for, it is wrong. */
    private static long number(Question question, String said) {
        double number = Double.parseDouble(said);
        for (var line : question.lines()) {
            var key = NUMBER.matcher(line.text().strip());
            if (!key.matches()) {
                throw new IllegalArgumentException("Not known here: " + line);
            }
            double by = key.group(2) == null ? 0 : Double.parseDouble(key.group(2));
            boolean near = Math.abs(number - Double.parseDouble(key.group(1))) <= by + 1e-12;
            if (near && key.group(3).isEmpty()) {
                return worth(List.of(line));
            }
        }
        return 0;
    }
}
