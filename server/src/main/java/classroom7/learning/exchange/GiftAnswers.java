package classroom7.learning.exchange;

import classroom7.learning.exchange.GiftReader.Parsed;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what stands between the braces of a GIFT question. */
final class GiftAnswers {
    private static final String GLOBAL = "####";
    private static final String ARROW = "->";
    private static final Pattern TRUTH = Pattern.compile("(?i)(T|TRUE|F|FALSE)");
    private static final Pattern WEIGHT =
            Pattern.compile("\\s*%(-?\\d{1,3}(?:\\.\\d{1,9})?)%", Pattern.DOTALL);
    private static final String NUMBER =
            "\\s*([+-]?\\d{0,30}(?:[.,]\\d{1,30})?(?:[eE][+-]?\\d{1,3})?)\\s*";
    private static final Pattern SIMPLE = Pattern.compile(NUMBER);
    private static final Pattern AROUND = Pattern.compile(NUMBER + ":" + NUMBER);
    private static final Pattern BETWEEN =
            Pattern.compile(
                    "\\s*([+-]?\\d{0,30}(?:[.,]\\d{1,30})?)\\s*\\.\\.\\s*([+-]?\\d{0,30}(?:[.,]\\d{1,30})?)\\s*");

    private final String format;

    private GiftAnswers(String format) {
        this.format = format;
    }

    /** Null: these are no answers. */
    static @Nullable Parsed read(String raw, String format) {
        var reader = new GiftAnswers(format);
        int global = GiftText.findText(raw, GLOBAL, 0);
        var body = global < 0 ? raw : raw.substring(0, global);
        var said =
                global < 0
                        ? null
                        : GiftText.readOrNull(raw.substring(global + GLOBAL.length()), format);
        var answers = reader.answers(body.strip());
        return answers == null ? null : new Parsed(answers, said);
    }

    private GiftItem.@Nullable Answers answers(String body) {
        if (body.isEmpty()) {
            return new GiftItem.Essay();
        }
        if (body.startsWith("#")) {
            return numbers(body.substring(1).strip());
        }
        var parts = split(body, "#");
        if (parts.size() <= 3 && TRUTH.matcher(parts.getFirst().strip()).matches()) {
            return new GiftItem.Truth(
                    parts.getFirst().strip().toUpperCase(Locale.ROOT).startsWith("T"),
                    parts.size() > 1 ? GiftText.readOrNull(parts.get(1), format) : null,
                    parts.size() > 2 ? GiftText.readOrNull(parts.get(2), format) : null);
        }
        if (GiftText.find(body, "=~", 0) != 0) {
            // One accepted text needs no sign.
            return GiftText.find(body, "=~", 0) > 0
                    ? null
                    : new GiftItem.Choices(true, List.of(choice("=" + body)));
        }
        var raw = choices(body);
        var pairs = pairs(raw);
        if (pairs != null) {
            return pairs;
        }
        var all = raw.stream().map(this::choice).toList();
        return new GiftItem.Choices(raw.stream().allMatch(one -> one.startsWith("=")), all);
    }

    private GiftItem.@Nullable Pairs pairs(List<String> raw) {
        var pairs = new ArrayList<GiftItem.Pair>();
        for (var one : raw) {
            var body = feedbackOff(one);
            int arrow = GiftText.findText(body, ARROW, 1);
            if (!one.startsWith("=") || arrow < 0) {
                return null;
            }
            pairs.add(
                    new GiftItem.Pair(
                            GiftText.read(body.substring(1, arrow), format),
                            GiftText.read(body.substring(arrow + ARROW.length()), "plain").text()));
        }
        return new GiftItem.Pairs(pairs);
    }

    private GiftItem.Choice choice(String raw) {
        var body = feedbackOff(raw).substring(1);
        var weight = WEIGHT.matcher(body);
        boolean weighted = weight.lookingAt();
        return new GiftItem.Choice(
                raw.startsWith("="),
                weighted ? new BigDecimal(weight.group(1)) : null,
                GiftText.read(weighted ? body.substring(weight.end()) : body, format),
                feedback(raw));
    }

    private GiftItem.@Nullable Numbers numbers(String body) {
        if (GiftText.find(body, "=~", 0) != 0) {
            var range = range(feedbackOff(body));
            return range == null
                    ? null
                    : new GiftItem.Numbers(
                            true, List.of(new GiftItem.Numeral(true, null, range, feedback(body))));
        }
        var all = new ArrayList<GiftItem.Numeral>();
        for (var raw : choices(body)) {
            var rest = feedbackOff(raw).substring(1);
            var weight = WEIGHT.matcher(rest);
            boolean weighted = weight.lookingAt();
            var typed = weighted ? rest.substring(weight.end()) : rest;
            var range = range(typed);
            boolean anything = typed.isBlank() || typed.strip().equals("*");
            if (range == null && !anything) {
                return null;
            }
            all.add(
                    new GiftItem.Numeral(
                            raw.startsWith("="),
                            weighted ? new BigDecimal(weight.group(1)) : null,
                            range,
                            feedback(raw)));
        }
        return new GiftItem.Numbers(false, all);
    }

    private static GiftItem.@Nullable Range range(String typed) {
        var between = BETWEEN.matcher(typed);
        var around = AROUND.matcher(typed);
        var simple = SIMPLE.matcher(typed);
        if (between.matches()) {
            var low = number(between.group(1));
            var high = number(between.group(2));
            return low == null || high == null ? null : new GiftItem.Range(low, null, high);
        }
        if (around.matches()) {
            var number = number(around.group(1));
            var tolerance = number(around.group(2));
            return number == null || tolerance == null
                    ? null
                    : new GiftItem.Range(number, tolerance, null);
        }
        var number = simple.matches() ? number(simple.group(1)) : null;
        return number == null ? null : new GiftItem.Range(number, null, null);
    }

    private static @Nullable BigDecimal number(String typed) {
        return typed.matches("[+-]?[eE].*|[+-]?") ? null : new BigDecimal(typed.replace(',', '.'));
    }

    private GiftItem.@Nullable Text feedback(String raw) {
        int at = GiftText.find(raw, "#", 0);
        return at < 0 ? null : GiftText.readOrNull(raw.substring(at + 1), format);
    }

    private static String feedbackOff(String raw) {
        int at = GiftText.find(raw, "#", 0);
        return at < 0 ? raw : raw.substring(0, at);
    }

    /** The choices, each with the sign it begins with. */
    private static List<String> choices(String body) {
        var choices = new ArrayList<String>();
        int from = 0;
        while (from < body.length()) {
            int next = GiftText.find(body, "=~", from + 1);
            choices.add(body.substring(from, next < 0 ? body.length() : next));
            from = next < 0 ? body.length() : next;
        }
        return choices;
    }

    private static List<String> split(String body, String sign) {
        var parts = new ArrayList<String>();
        int from = 0;
        while (true) {
            int next = GiftText.find(body, sign, from);
            parts.add(body.substring(from, next < 0 ? body.length() : next));
            if (next < 0) {
                return parts;
            }
            from = next + 1;
        }
    }
}
