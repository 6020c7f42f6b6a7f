package classroom7.learning.question.kind;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A number that is accepted: {@code 9.81}, {@code 9.81 +- 0.05 m/s2} (also {@code ±}), {@code 200
 * +- 2%} of the number, a range {@code 1..2 kg} with both ends in it, or {@code *} for anything. In
 * it a point or comma is always the decimal one.
 *
 * @param min null: anything is accepted
 * @param unit null: none is asked for
 */
record AcceptedNumber(@Nullable BigDecimal min, @Nullable BigDecimal max, @Nullable Unit unit) {
    private static final AcceptedNumber ANYTHING = new AcceptedNumber(null, null, null);
    private static final int GROUPS = 5;

    private static final Pattern RANGE =
            Pattern.compile(Quantity.NUMBER + " ?\\.\\. ?" + Quantity.NUMBER + " ?(.*)");
    private static final Pattern AROUND =
            Pattern.compile(
                    Quantity.NUMBER
                            + " ?(?:\\+ ?/? ?-|±) ?"
                            + Quantity.NUMBER
                            + "( ?%(?! ?[%a-zA-Z]*%))? ?(.*)");
    private static final Pattern PLAIN = Pattern.compile(Quantity.NUMBER + " ?(.*)");
    // What is lost when units are converted in 34 digits.
    private static final BigDecimal ROUNDING = new BigDecimal("1e-25");

    /** Null where the text is no such number. */
    static @Nullable AcceptedNumber read(String typed) {
        var text = Quantity.plain(typed);
        if (text.equals("*")) {
            return ANYTHING;
        }
        if (text.length() > Quantity.LENGTH_MAX) {
            return null;
        }
        var range = RANGE.matcher(text);
        if (range.matches()) {
            var min = Quantity.number(range, 1, false);
            var max = Quantity.number(range, 1 + GROUPS, false);
            return min == null || max == null || min.compareTo(max) > 0
                    ? null
                    : new AcceptedNumber(min, max, unit(range.group(2 * GROUPS + 1)));
        }
        var around = AROUND.matcher(text);
        if (around.matches()) {
            return around(around);
        }
        var plain = PLAIN.matcher(text);
        var number = plain.matches() ? Quantity.number(plain, 1, false) : null;
        return number == null ? null : new AcceptedNumber(number, number, unit(plain.group(6)));
    }

    private static @Nullable AcceptedNumber around(MatchResult match) {
        var middle = Quantity.number(match, 1, false);
        var by = Quantity.number(match, 1 + GROUPS, false);
        if (middle == null || by == null || by.signum() < 0) {
            return null;
        }
        boolean ofNumber = match.group(2 * GROUPS + 1) != null;
        var tolerance = ofNumber ? middle.abs().multiply(by).movePointLeft(2) : by;
        return new AcceptedNumber(
                middle.subtract(tolerance),
                middle.add(tolerance),
                unit(match.group(2 * GROUPS + 2)));
    }

    private static @Nullable Unit unit(String text) {
        var stripped = text.strip();
        return stripped.isEmpty() ? null : Unit.read(stripped);
    }

    boolean accepts(@Nullable Quantity said, boolean unitOptional) {
        if (min == null || max == null) {
            return true;
        }
        if (said == null) {
            return false;
        }
        var factor = BigDecimal.ONE;
        if (unit != null) {
            var saidUnit = said.unit();
            if (saidUnit == null) {
                if (!unitOptional) {
                    return false;
                }
            } else {
                if (!saidUnit.measuresAs(unit)) {
                    return false;
                }
                factor = saidUnit.factor().divide(unit.factor(), MathContext.DECIMAL128);
            }
        }
        for (var value : said.values()) {
            if (isBetween(value.multiply(factor), min, max)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isBetween(BigDecimal value, BigDecimal min, BigDecimal max) {
        var slack = value.abs().multiply(ROUNDING);
        return value.add(slack).compareTo(min) >= 0 && value.subtract(slack).compareTo(max) <= 0;
    }
}
