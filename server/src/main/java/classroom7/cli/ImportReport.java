package classroom7.cli;

import classroom7.learning.exchange.CoursePlan;
import classroom7.learning.exchange.Finding;
import classroom7.learning.exchange.Importing;
import classroom7.learning.exchange.Steps;
import classroom7.platform.words.Words;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What {@code c7 import} says: for people with a bar on the way, or as JSON. */
final class ImportReport {
    private static final int BAR_WIDTH = 30;
    private static final int BAR_STEPS = 100;

    private final Words words;
    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean json;

    ImportReport(Words words, CommandSpec spec, boolean json) {
        this.words = words;
        this.out = spec.commandLine().getOut();
        this.err = spec.commandLine().getErr();
        this.json = json;
    }

    /** A bar on a terminal, nothing elsewhere. */
    Steps steps() {
        var console = System.console();
        if (json || console == null || !console.isTerminal()) {
            return Steps.UNHEARD;
        }
        return (done, of) -> {
            if (done * BAR_STEPS / of != (done - 1) * BAR_STEPS / of || done == of) {
                int full = BAR_WIDTH * done / of;
                err.printf(
                        Locale.ROOT,
                        "\r[%s%s] %d %%%s",
                        "#".repeat(full),
                        " ".repeat(BAR_WIDTH - full),
                        BAR_STEPS * done / of,
                        done == of ? "\n" : "");
                err.flush();
            }
        };
    }

    void print(CoursePlan plan) {
        var node = JsonMapper.shared().createObjectNode();
        node.put("title", plan.title())
                .put("units", plan.units().size())
                .put("lessons", plan.lessonCount())
                .put("questions", plan.questionCount())
                .put("files", plan.files().size());
        if (json) {
            print(node, plan.findings());
            return;
        }
        out.printf(
                Locale.ROOT,
                "Would make \"%s\": %d units, %d lessons, %d questions, %d files.%n",
                plan.title(),
                plan.units().size(),
                plan.lessonCount(),
                plan.questionCount(),
                plan.files().size());
        print(plan.findings());
    }

    void print(Importing.Imported done) {
        if (json) {
            var node = JsonMapper.shared().createObjectNode();
            node.put("course", done.course().value())
                    .put("title", done.title())
                    .put("units", done.units())
                    .put("lessons", done.lessons())
                    .put("published", done.published())
                    .put("questions", done.questions())
                    .put("files", done.files());
            print(node, done.findings());
            return;
        }
        out.printf(
                Locale.ROOT,
                "Imported \"%s\": %d units, %d lessons (%d published), %d questions, %d files.%n",
                done.title(),
                done.units(),
                done.lessons(),
                done.published(),
                done.questions(),
                done.files());
        print(done.findings());
    }

    private void print(ObjectNode node, List<Finding> findings) {
        var array = node.putArray("findings");
        for (var finding : findings) {
            array.addObject()
                    .put("grade", grade(finding))
                    .put("path", finding.path())
                    .put("line", finding.line())
                    .put("key", finding.problem().key())
                    .put("message", sentence(finding));
        }
        out.println(node.toPrettyString());
    }

    private void print(List<Finding> findings) {
        for (var grade : Finding.Grade.values()) {
            var some = findings.stream().filter(finding -> finding.grade() == grade).toList();
            if (some.isEmpty()) {
                continue;
            }
            out.printf(Locale.ROOT, "%n%s (%d)%n", heading(grade), some.size());
            for (var finding : some) {
                var place =
                        finding.line() > 0 ? finding.path() + ":" + finding.line() : finding.path();
                out.printf(Locale.ROOT, "  %s  %s%n", place, sentence(finding));
            }
        }
        out.flush();
    }

    private static String heading(Finding.Grade grade) {
        return switch (grade) {
            case KEPT -> "Kept as text";
            case LEFT_OUT -> "Left out";
            case BROKEN -> "Broken links and missing pictures";
            case TO_MEND -> "To mend before it can be published";
        };
    }

    private static String grade(Finding finding) {
        return switch (finding.grade()) {
            case KEPT -> "kept";
            case LEFT_OUT -> "left-out";
            case BROKEN -> "broken";
            case TO_MEND -> "to-mend";
        };
    }

    private String sentence(Finding finding) {
        return words.say(finding.problem().key(), finding.problem().arguments().toArray());
    }
}
