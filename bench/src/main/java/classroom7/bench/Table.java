package classroom7.bench;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The result, as it is printed and kept. */
final class Table {
    private final List<String> lines = new ArrayList<>();

    /** The day and what was run. */
    void title(String command) {
        var day = InstantSource.system().instant().toString().substring(0, 10);
        lines.add("## %s: `%s`".formatted(day, command));
        lines.add("");
    }

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

    void kinds() {
        lines.add("");
        lines.add("| what | requests | p50 ms | p99 ms | slowest ms | failed | to reach |");
        lines.add("|---|---:|---:|---:|---:|---:|---|");
    }

    void kind(String what, Latencies took, String goal) {
        lines.add(
                String.format(
                        Locale.ROOT,
                        "| %s | %,d | %.1f | %.1f | %.1f | %d | %s |",
                        what,
                        took.count(),
                        took.p50Millis(),
                        took.p99Millis(),
                        took.maxMillis(),
                        took.failed(),
                        goal));
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
