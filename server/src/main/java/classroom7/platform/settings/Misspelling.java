package classroom7.platform.settings;

import java.util.Comparator;
import java.util.Locale;
import java.util.Set;

/** A name that looks like a setting's: which one was perhaps meant. */
final class Misspelling {
    private Misspelling() {}

    static String warning(String typed, Set<String> known) {
        var nearest = known.stream().min(Comparator.comparingInt(name -> distance(typed, name)));
        return String.format(
                Locale.ROOT,
                "%s is no setting and does nothing%s",
                typed,
                nearest.map(name -> ": is " + name + " meant?").orElse("."));
    }

    /** The letters to be put in, taken out or exchanged to make one of the other. */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int line = 1; line <= one.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column < row.length; column++) {
                int same = one.charAt(line - 1) == other.charAt(column - 1) ? 0 : 1;
                int exchanged = diagonal + same;
                diagonal = row[column];
                row[column] = Math.min(exchanged, 1 + Math.min(diagonal, row[column - 1]));
            }
        }
        return row[other.length()];
    }
}
