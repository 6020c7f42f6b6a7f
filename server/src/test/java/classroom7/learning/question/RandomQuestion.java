package classroom7.learning.question;

import classroom7.base.QuestionId;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Questions nobody would write, by a seed: odd characters, code, and text that looks like ours. */
final class RandomQuestion {
    private static final List<String> PIECES =
            List.of(
                    "a",
                    "water",
                    " ",
                    "  ",
                    "\n",
                    "\n\n",
                    "\t",
                    "\n    ",
                    "= x",
                    "\n= x",
                    "\n=50% y",
                    "\n( ) no",
                    "\n(x) yes",
                    "\n[x] z",
                    "\n(50%) half",
                    "\n???",
                    "\n??? choice",
                    "\nhint: h",
                    "\nExplanation: e",
                    "\n> quote",
                    "> ",
                    "\\",
                    "\\\\",
                    "\n\\= x",
                    "\n\\???",
                    "\n\\> q",
                    "\n```\n",
                    "\n~~~~ text\n",
                    "```",
                    "{#ab}",
                    " {#cd}",
                    " {#cd}  ",
                    "\\{#cd}",
                    " \\{#e}",
                    "\u202e",
                    "مرحبا",
                    "שלום",
                    "😀",
                    "\ud83d",
                    "\udc00",
                    "\u0000",
                    "e\u0301",
                    "\u2028",
                    "\u2029",
                    "\u0085",
                    "\u000b",
                    "\f",
                    "\r",
                    "\r\n",
                    "\u00a0",
                    "\u2003",
                    "\ufeff",
                    "\"",
                    "'",
                    "<b>",
                    "&amp;",
                    "$x^2$",
                    "| a | b |",
                    "- [ ] task",
                    "1. one",
                    "===",
                    "\n===",
                    "%",
                    "id=3",
                    "\u200f");

    private final Random random;

    RandomQuestion(long seed) {
        this.random = new Random(seed);
    }

    Question next() {
        var marks = Line.Mark.values();
        var mark = marks[random.nextInt(marks.length)];
        var lines = new ArrayList<Line>();
        for (int count = random.nextInt(5); count >= 0; count--) {
            lines.add(line(random.nextInt(8) == 0 ? marks[random.nextInt(3)] : mark, lines.size()));
        }
        Map<String, String> settings = new TreeMap<>();
        if (random.nextInt(3) == 0) {
            settings.put("case", random.nextBoolean() ? "exact" : text());
        }
        return new Question(
                random.nextBoolean()
                        ? new QuestionId("0123456789abcdefghj" + random.nextInt(10))
                        : null,
                List.of("choice", "choices", "truth", "text", "number", "riddle")
                        .get(random.nextInt(6)),
                text(),
                BigDecimal.valueOf(random.nextInt(100_001), 2),
                random.nextBoolean(),
                lines,
                maybe(),
                maybe(),
                settings);
    }

    private Line line(Line.Mark mark, int index) {
        BigDecimal credit =
                random.nextInt(3) == 0
                        ? BigDecimal.valueOf(random.nextInt(20_000_000) - 10_000_000, 5)
                        : null;
        return new Line(
                mark,
                random.nextBoolean(),
                credit,
                random.nextBoolean() ? "k" + index : null,
                text(),
                maybe());
    }

    private @Nullable String maybe() {
        return random.nextBoolean() ? text() : null;
    }

    private String text() {
        var text = new StringBuilder();
        for (int count = random.nextInt(9); count > 0; count--) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
