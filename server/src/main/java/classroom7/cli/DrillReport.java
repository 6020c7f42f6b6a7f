package classroom7.cli;

import classroom7.operations.drill.Fault;
import classroom7.operations.drill.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;

/** A drill on the terminal: a bar, a table, one line that says how it ended. */
final class DrillReport {
    private static final int BAR_WIDTH = 40;
    private static final double MILLIS_PER_SECOND = 1000;

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    DrillReport(CommandSpec spec, boolean json) {
        this.out = spec.commandLine().getOut();
        this.err = spec.commandLine().getErr();
        this.json = json;
    }

    void announce(long seed, Path folder) {
        err.printf(Locale.ROOT, "Drill with seed %d in %s%n", seed, folder);
        err.flush();
    }

    /** A bar on a terminal, nothing elsewhere. */
    DoubleConsumer progress() {
        var console = System.console();
        if (json || console == null || !console.isTerminal()) {
            return part -> {};
        }
        return part -> {
            int full = (int) (BAR_WIDTH * part);
            err.printf(
                    Locale.ROOT,
                    "\r[%s%s] %3.0f %%%s",
                    "#".repeat(full),
                    " ".repeat(BAR_WIDTH - full),
                    part * 100,
                    part < 1 ? "" : "\n");
            err.flush();
        };
    }

    void print(Report report) {
        out.println(json ? asJson(report) : asText(report));
        out.flush();
    }

    private static String asText(Report report) {
        var text = new StringBuilder();
        text.append(line("%-46s %6s %18s", "what was done", "times", "slowest recovery"));
        for (var fault : report.possible()) {
            var times = done(report, fault);
            text.append(
                    line(
                            "%-46s %6d %18s",
                            fault.title(),
                            times.size(),
                            times.isEmpty() ? "" : seconds(times.getLast())));
        }
        for (var fault : Fault.values()) {
            if (!report.possible().contains(fault)) {
                text.append(line("%-46s left out", fault.title()));
            }
        }
        text.append(
                line(
                        "%n%,d answers in %,d requests; %,d got no reply, %,d were put off; %,d answers sent again, %,d receipts said so.",
                        report.answers(),
                        report.requests(),
                        report.unanswered(),
                        report.putOff(),
                        report.sentAgain(),
                        report.repeated()));
        text.append(lags(report.lags()));
        report.findings().forEach(finding -> text.append(line("  %s", finding)));
        return text + verdict(report);
    }

    private static String verdict(Report report) {
        return report.isGood()
                ? String.format(
                        Locale.ROOT,
                        "No answer was lost: all %,d are there, once, as their receipts say. Seed %d.",
                        report.answers(),
                        report.seed())
                : String.format(
                        Locale.ROOT,
                        "NOT as promised: %,d findings. Repeat the order with --seed %d.",
                        report.findingsCount(),
                        report.seed());
    }

    private static String lags(List<Duration> lags) {
        if (lags.isEmpty()) {
            return "";
        }
        return line(
                "From receipt to marks while nothing was broken: half within %s, slowest %s (%d looks).",
                seconds(lags.get(lags.size() / 2)), seconds(lags.getLast()), lags.size());
    }

    private static List<Duration> done(Report report, Fault fault) {
        return report.done().stream()
                .filter(one -> one.fault() == fault)
                .map(Report.Done::recovery)
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / MILLIS_PER_SECOND);
    }

    private static String line(String form, Object... words) {
        return String.format(Locale.ROOT, form + "%n", words);
    }

    private static String asJson(Report report) {
        var node =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("seed", report.seed())
                        .put("learners", report.learners())
                        .put("seconds", report.time().toSeconds())
                        .put("answers", report.answers())
                        .put("requests", report.requests())
                        .put("unanswered", report.unanswered())
                        .put("putOff", report.putOff())
                        .put("sentAgain", report.sentAgain())
                        .put("repeated", report.repeated());
        var faults = node.putArray("faults");
        for (var fault : report.possible()) {
            var times = done(report, fault);
            var one = faults.addObject().put("fault", fault.name()).put("times", times.size());
            if (!times.isEmpty()) {
                one.put("slowestRecoveryMillis", times.getLast().toMillis());
            }
        }
        if (!report.lags().isEmpty()) {
            node.put("marksBehindMillis", report.lags().getLast().toMillis());
        }
        var findings = node.putArray("findings");
        report.findings().forEach(findings::add);
        return node.put("findingsCount", report.findingsCount())
                .put("good", report.isGood())
                .toString();
    }
}
