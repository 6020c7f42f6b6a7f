package classroom7.learning.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads GIFT: items between blank lines, comments, categories. Never fails. */
final class GiftReader {
    private static final String CATEGORY = "$CATEGORY:";
    private static final String COMMENT = "//";
    private static final Pattern ID = Pattern.compile("\\[id:([^\\]]+)\\]");
    private static final Pattern TAG = Pattern.compile("\\[tag:([^\\]]+)\\]");
    private static final String UNNAMED = "moodle";
    static final String GAP = "_____";

    private final List<GiftItem> items = new ArrayList<>();
    private final StringBuilder block = new StringBuilder();
    private int firstLine;
    private @Nullable String id;
    private List<String> tags = new ArrayList<>();

    private GiftReader() {}

    static List<GiftItem> read(String text) {
        var reader = new GiftReader();
        int number = 0;
        for (var line : text.replace("\ufeff", "").lines().toList()) {
            reader.line(line, ++number);
        }
        reader.end();
        return List.copyOf(reader.items);
    }

    private void line(String line, int number) {
        var stripped = line.strip();
        if (stripped.startsWith(COMMENT)) {
            comment(stripped);
        } else if (stripped.startsWith(CATEGORY) && block.isEmpty()) {
            var title = stripped.substring(CATEGORY.length()).strip();
            items.add(new GiftItem.Category(number, GiftText.unescape(title)));
            forget();
        } else if (stripped.isEmpty() && !isInsideBraces()) {
            end();
        } else {
            if (block.isEmpty()) {
                firstLine = number;
            } else {
                block.append('\n');
            }
            block.append(line);
        }
    }

    private void comment(String comment) {
        var named = ID.matcher(comment);
        if (named.find()) {
            id = named.group(1).strip();
        }
        TAG.matcher(comment).results().forEach(tag -> tags.add(tag.group(1).strip()));
    }

    private boolean isInsideBraces() {
        int open = GiftText.find(block.toString(), "{", 0);
        return open >= 0 && GiftText.find(block.toString(), "}", open) < 0;
    }

    private void end() {
        if (!block.toString().isBlank()) {
            items.add(item(block.toString()));
            forget();
        }
        block.setLength(0);
    }

    private void forget() {
        id = null;
        tags = new ArrayList<>();
    }

    private GiftItem item(String source) {
        var rest = source.strip();
        String title = null;
        if (rest.startsWith("::")) {
            int close = GiftText.findText(rest, "::", 2);
            if (close < 0) {
                return new GiftItem.Unreadable(firstLine, source, "exchange.gift.title");
            }
            title = GiftText.unescape(rest.substring(2, close).strip());
            rest = rest.substring(close + 2);
        }
        int open = GiftText.find(rest, "{", 0);
        if (open < 0) {
            return asked(
                    source,
                    title,
                    GiftText.read(rest, UNNAMED),
                    false,
                    new Parsed(new GiftItem.Description(), null));
        }
        int close = GiftText.find(rest, "}", open);
        if (close < 0) {
            return new GiftItem.Unreadable(firstLine, source, "exchange.gift.brace");
        }
        var before = rest.substring(0, open);
        var after = rest.substring(close + 1).strip();
        boolean embedded = !after.isEmpty();
        var raw = embedded ? (before.stripTrailing() + " " + GAP + " " + after) : before;
        var stem = GiftText.read(raw, UNNAMED);
        var answers = GiftAnswers.read(rest.substring(open + 1, close), stem.format());
        return answers == null
                ? new GiftItem.Unreadable(firstLine, source, "exchange.gift.answers")
                : asked(source, title, stem, embedded, answers);
    }

    /** Answers and what is said to everybody. */
    record Parsed(GiftItem.Answers answers, GiftItem.@Nullable Text globalFeedback) {}

    private GiftItem asked(
            String source,
            @Nullable String title,
            GiftItem.Text stem,
            boolean embedded,
            Parsed parsed) {
        return new GiftItem.Asked(
                firstLine,
                source,
                id,
                tags,
                title,
                stem,
                embedded,
                parsed.answers(),
                parsed.globalFeedback());
    }
}
