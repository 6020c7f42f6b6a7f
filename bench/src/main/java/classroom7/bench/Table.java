package classroom7.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result, as it is printed and kept. */
final class Table {
    private final List<String> lines = new ArrayList<>();

    void say(String line) {
        lines.add(line);
    }

    void loads() {
        lines.add("");
        lines.add("| what | per second | p50 ms | p99 ms | ratio | to reach |");
        lines.add("|---|---:|---:|---:|---:|---|");
    }

    void load(String what, Latencies latencies, double ratio, String goal) {
        lines.add("| %s | %s | %s | %s |".formatted(what, latencies.cells(), number(ratio), goal));
        if (latencies.failed() > 0) {
            lines.add("| %s: failed | %d | | | | 0 |".formatted(what, latencies.failed()));
        }
    }

    void facts() {
        lines.add("");
        lines.add("| what | measured | to reach |");
        lines.add("|---|---:|---|");
    }

    void fact(String what, String measured, String goal) {
        lines.add("| %s | %s | %s |".formatted(what, measured, goal));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    private static String number(double ratio) {
        return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2f", ratio);
    }
}
