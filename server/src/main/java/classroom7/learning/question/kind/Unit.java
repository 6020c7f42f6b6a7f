package classroom7.learning.question.kind;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A unit: SI units with their prefixes (The International System of Units, 9th edition), some
 * others in use beside them, and products, quotients and powers of these. What is not known, such
 * as "apples", measures only as itself. Temperatures in °C are not converted: a difference and a
 * point on the scale cannot be told apart.
 *
 * @param dimensions powers of the base units
 * @param factor how many of the base units it is
 * @param text as typed
 */
record Unit(Map<String, Integer> dimensions, BigDecimal factor, String text) {
    private static final int POWER_MAX = 9;
    private static final Pattern FACTOR =
            Pattern.compile(
                    "([^\\d\\s·*/^()+⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻-]+)(?:\\^?([+-]?\\d)|([⁺⁻]?[⁰¹²³⁴⁵⁶⁷⁸⁹]))?");

    Unit {
        dimensions = Map.copyOf(dimensions);
    }

    /** Reads any text; never fails. */
    static Unit read(String text) {
        var known = product(text);
        return known != null ? known : alone(text);
    }

    /** Whether one can be converted into the other. */
    boolean measuresAs(Unit other) {
        return dimensions.equals(other.dimensions);
    }

    private static Unit alone(String text) {
        var name = AcceptedText.plain(text, false);
        // One and many of an unknown thing: "apple" and "apples".
        var one =
                name.length() > 2 && name.endsWith("s")
                        ? name.substring(0, name.length() - 1)
                        : name;
        return new Unit(Map.of("«" + one + "»", 1), BigDecimal.ONE, text);
    }

    private static @Nullable Unit product(String text) {
        var dimensions = new TreeMap<String, Integer>();
        var factor = BigDecimal.ONE;
        boolean below = false;
        boolean group = false;
        int at = 0;
        var one = FACTOR.matcher(text);
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '/') {
                below = true;
                at++;
            } else if (c == '(' && below) {
                group = true;
                at++;
            } else if (" ·*)".indexOf(c) >= 0) {
                group = group && c != ')';
                at++;
            } else if (one.region(at, text.length()).lookingAt()) {
                var symbol = UnitSymbols.find(one.group(1));
                int power = power(one.group(2), one.group(3)) * (below ? -1 : 1);
                if (symbol == null || Math.abs(power) > POWER_MAX) {
                    return null;
                }
                symbol.dimensions()
                        .forEach((name, of) -> dimensions.merge(name, of * power, Integer::sum));
                factor = factor.multiply(raise(symbol.factor(), power), MathContext.DECIMAL128);
                below = below && group;
                at = one.end();
            } else {
                return null;
            }
        }
        dimensions.values().removeIf(power -> power == 0);
        return new Unit(dimensions, factor, text);
    }

    private static int power(@Nullable String digits, @Nullable String raised) {
        if (digits != null) {
            return Integer.parseInt(digits);
        }
        return raised == null ? 1 : Quantity.power(raised);
    }

    private static BigDecimal raise(BigDecimal factor, int power) {
        return power < 0
                ? BigDecimal.ONE.divide(factor.pow(-power), MathContext.DECIMAL128)
                : factor.pow(power, MathContext.DECIMAL128);
    }
}
