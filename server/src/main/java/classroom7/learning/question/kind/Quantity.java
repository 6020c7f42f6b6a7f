package classroom7.learning.question.kind;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number as people type it, with its unit: decimal point or comma, groups of thousands, powers of
 * ten, digits of any script.
 *
 * @param values how it may be read; two for {@code 1,000}, which is one or a thousand
 * @param unit null: none was typed
 */
record Quantity(List<BigDecimal> values, @Nullable Unit unit) {
    static final int LENGTH_MAX = 200;
    private static final int EXPONENT_MAX = 300;
    private static final int DIGITS_MAX = 50;

    private static final String POWER_SIGNS = "⁺⁻";
    private static final String POWER_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    static final String NUMBER =
            "([+-]?) ?(\\d+(?:[ '_]\\d{3}(?!\\d))*(?:[.,]\\d+)*|[.,]\\d+)"
                    + "(?: ?[eE]([+-]?\\d{1,3})(?!\\d)"
                    + "| ?[×x*·] ?10(?:\\^ ?[({]?([+-]?\\d{1,3})[)}]?|(["
                    + POWER_SIGNS
                    + "]?["
                    + POWER_DIGITS
                    + "]{1,3})))?";
    private static final Pattern QUANTITY = Pattern.compile(NUMBER + " ?(.*)", Pattern.DOTALL);
    private static final Pattern EITHER = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");

    Quantity {
        values = List.copyOf(values);
    }

    /** Null where the text is no number. */
    static @Nullable Quantity read(String typed) {
        var text = plain(typed);
        if (text.length() > LENGTH_MAX) {
            return null;
        }
        var matcher = QUANTITY.matcher(text);
        if (!matcher.matches()) {
            return null;
        }
        var values = new ArrayList<BigDecimal>();
        add(values, number(matcher, 1, false));
        if (EITHER.matcher(matcher.group(2)).matches()) {
            add(values, number(matcher, 1, true));
        }
        var rest = matcher.group(6).strip();
        return values.isEmpty()
                ? null
                : new Quantity(values, rest.isEmpty() ? null : Unit.read(rest));
    }

    /** As it is counted: plain digits and the unit. */
    String print() {
        var value = values.getFirst().stripTrailingZeros();
        boolean isLong =
                value.precision() - value.scale() > DIGITS_MAX || value.scale() > DIGITS_MAX;
        var number = isLong ? value.toString() : value.toPlainString();
        return unit == null ? number : number + " " + unit.text();
    }

    private static void add(List<BigDecimal> values, @Nullable BigDecimal value) {
        if (value != null) {
            values.add(value);
        }
    }

    /** The number in five groups of {@link #NUMBER}, from the first on; null when it is none. */
    static @Nullable BigDecimal number(MatchResult match, int first, boolean grouped) {
        var digits = digits(match.group(first + 1), grouped);
        if (digits == null || digits.length() > DIGITS_MAX) {
            return null;
        }
        int exponent = exponent(match, first);
        if (Math.abs(exponent) > EXPONENT_MAX) {
            return null;
        }
        var value = new BigDecimal(digits).scaleByPowerOfTen(exponent);
        return "-".equals(match.group(first)) ? value.negate() : value;
    }

    private static int exponent(MatchResult match, int first) {
        for (int at = first + 2; at < first + 4; at++) {
            if (match.group(at) != null) {
                return Integer.parseInt(match.group(at));
            }
        }
        return match.group(first + 4) == null ? 0 : power(match.group(first + 4));
    }

    /** An integer in superscript digits. */
    static int power(String raised) {
        int power = 0;
        for (int at = 0; at < raised.length(); at++) {
            int digit = POWER_DIGITS.indexOf(raised.charAt(at));
            power = digit < 0 ? power : power * 10 + digit;
        }
        return raised.charAt(0) == '⁻' ? -power : power;
    }

    static boolean isPower(char c) {
        return POWER_SIGNS.indexOf(c) >= 0 || POWER_DIGITS.indexOf(c) >= 0;
    }

    private static @Nullable String digits(String typed, boolean grouped) {
        var text = typed.replaceAll("[ '_]", "");
        int point = text.lastIndexOf('.');
        int comma = text.lastIndexOf(',');
        int mark = Math.max(point, comma);
        if (mark < 0) {
            return text;
        }
        boolean both = point >= 0 && comma >= 0;
        boolean repeated = text.indexOf(text.charAt(mark)) < mark;
        if (grouped || repeated && !both) {
            return ungrouped(text);
        }
        if (both) {
            var whole = ungrouped(text.substring(0, mark));
            return repeated || whole == null ? null : whole + "." + text.substring(mark + 1);
        }
        return text.replace(',', '.');
    }

    private static @Nullable String ungrouped(String text) {
        return text.matches("\\d{1,3}([.,]\\d{3})+") ? text.replaceAll("[.,]", "") : null;
    }

    /** One form for minus signs, spaces, digits and separators of any script. */
    static String plain(String typed) {
        var out = new StringBuilder();
        typed.strip()
                .codePoints()
                .map(Quantity::plain)
                .filter(c -> c != 0)
                .forEach(out::appendCodePoint);
        return out.toString().replaceAll(" +", " ").strip();
    }

    private static int plain(int c) {
        int digit = Character.isDigit(c) ? Character.digit(c, 10) : -1;
        if (digit >= 0) {
            return '0' + digit;
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return ' ';
        }
        return switch (c) {
            case '−', '–', '﹣', '－' -> '-';
            case '＋' -> '+';
            case '٫', '．' -> '.';
            case '，' -> ',';
            case '٬', '’' -> '\'';
            case '⋅', '∙', '•' -> '·';
            case '✕', '⨯' -> '×';
            case 0x200e, 0x200f, 0x061c, 0xfeff -> 0;
            default -> c;
        };
    }
}
