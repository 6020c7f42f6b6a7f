package classroom7.learning.question.kind;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The units that are known by their symbols, and some by their English names. */
final class UnitSymbols {
    /**
     * Units that take prefixes: symbol, how many of the base units (m, kg, s, A, K, mol, cd, bit),
     * and their powers in that order.
     */
    private static final String PREFIXED =
            """
            m     1 1
            g     0.001 0 1
            s     1 0 0 1
            A     1 0 0 0 1
            K     1 0 0 0 0 1
            mol   1 0 0 0 0 0 1
            cd    1 0 0 0 0 0 0 1
            bit   1 0 0 0 0 0 0 0 1
            B     8 0 0 0 0 0 0 0 1
            Hz    1 0 0 -1
            N     1 1 1 -2
            Pa    1 -1 1 -2
            J     1 2 1 -2
            W     1 2 1 -3
            Wh    3600 2 1 -2
            C     1 0 0 1 1
            V     1 2 1 -3 -1
            F     1 -2 -1 4 2
            Ω     1 2 1 -3 -2
            ohm   1 2 1 -3 -2
            S     1 -2 -1 3 2
            Wb    1 2 1 -2 -1
            T     1 0 1 -2 -1
            H     1 2 1 -2 -2
            lm    1 0 0 0 0 0 0 1
            lx    1 -2 0 0 0 0 0 1
            Bq    1 0 0 -1
            Gy    1 2 0 -2
            Sv    1 2 0 -2
            l     0.001 3
            L     0.001 3
            t     1000 0 1
            bar   100000 -1 1 -2
            eV    1.602176634e-19 2 1 -2
            cal   4.184 2 1 -2
            """;

    private static final String ALONE =
            """
            min   60 0 0 1
            h     3600 0 0 1
            hour  3600 0 0 1
            d     86400 0 0 1
            day   86400 0 0 1
            week  604800 0 0 1
            second 1 0 0 1
            minute 60 0 0 1
            meter 1 1
            metre 1 1
            kilometer 1000 1
            kilometre 1000 1
            centimeter 0.01 1
            centimetre 0.01 1
            gram  0.001 0 1
            kilogram 1 0 1
            tonne 1000 0 1
            liter 0.001 3
            litre 0.001 3
            watt  1 2 1 -3
            volt  1 2 1 -3 -1
            newton 1 1 1 -2
            joule 1 2 1 -2
            in    0.0254 1
            ft    0.3048 1
            yd    0.9144 1
            mi    1609.344 1
            mph   0.44704 1 0 -1
            kph   0.2777777777777777777777777777777778 1 0 -1
            lb    0.45359237 0 1
            oz    0.028349523125 0 1
            ha    10000 2
            atm   101325 -1 1 -2
            %     0.01
            ‰     0.001
            """;

    private static final String BASE = "m kg s A K mol cd bit";
    private static final Map<String, Integer> PREFIXES =
            Map.ofEntries(
                    Map.entry("P", 15),
                    Map.entry("T", 12),
                    Map.entry("G", 9),
                    Map.entry("M", 6),
                    Map.entry("k", 3),
                    Map.entry("h", 2),
                    Map.entry("da", 1),
                    Map.entry("d", -1),
                    Map.entry("c", -2),
                    Map.entry("m", -3),
                    Map.entry("µ", -6),
                    Map.entry("μ", -6),
                    Map.entry("u", -6),
                    Map.entry("n", -9),
                    Map.entry("p", -12),
                    Map.entry("f", -15));

    private static final Map<String, Unit> BY_SYMBOL = table();

    private UnitSymbols() {}

    static @Nullable Unit find(String symbol) {
        var known = BY_SYMBOL.get(symbol);
        if (known != null || symbol.length() < 3 || !symbol.endsWith("s")) {
            return known;
        }
        return BY_SYMBOL.get(symbol.substring(0, symbol.length() - 1));
    }

    private static Map<String, Unit> table() {
        var table = new HashMap<String, Unit>();
        PREFIXED.lines()
                .map(UnitSymbols::unit)
                .forEach(unit ->
                        PREFIXES.forEach((prefix, power) ->
                                table.put(prefix + unit.text(), prefixed(unit, power))));
        // A symbol of its own wins over a prefix with another: min, cd, Pa, ft, h.
        PREFIXED.lines().map(UnitSymbols::unit).forEach(unit -> table.put(unit.text(), unit));
        ALONE.lines().map(UnitSymbols::unit).forEach(unit -> table.put(unit.text(), unit));
        return Map.copyOf(table);
    }

    private static Unit prefixed(Unit unit, int power) {
        return new Unit(unit.dimensions(), unit.factor().scaleByPowerOfTen(power), unit.text());
    }

    private static Unit unit(String line) {
        var words = line.strip().split(" +", -1);
        var base = BASE.split(" ", -1);
        var dimensions = new HashMap<String, Integer>();
        for (int at = 2; at < words.length; at++) {
            int power = Integer.parseInt(words[at]);
            if (power != 0) {
                dimensions.put(base[at - 2], power);
            }
        }
        return new Unit(dimensions, new BigDecimal(words[1]), words[0]);
    }
}
