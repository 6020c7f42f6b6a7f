package classroom7.web.exchange;

import classroom7.learning.exchange.CoursePlan;
import classroom7.learning.exchange.Finding;
import classroom7.learning.exchange.Importing;
import classroom7.platform.words.Words;
import java.util.ArrayList;
import java.util.List;

/** Says what an import would make or made. */
final class Reports {
    /** Most findings of a grade that a page lists; the command line lists them all. */
    static final int ROWS_MAX = 300;

    private final Words words;

    Reports(Words words) {
        this.words = words;
    }

    ReportView preview(String base, String upload, String organization, CoursePlan plan) {
        var units =
                plan.units().stream()
                        .map(unit ->
                                new ReportView.Unit(
                                        unit.title(),
                                        words.count("exchange.lessons", unit.lessons().size())))
                        .toList();
        var facts =
                words.say(
                        "exchange.facts",
                        words.count("exchange.units", plan.units().size()),
                        words.count("exchange.lessons", plan.lessonCount()),
                        words.count("exchange.questions", plan.questionCount()),
                        words.count("exchange.files", plan.files().size()));
        return new ReportView(
                base,
                upload,
                organization,
                plan.title(),
                facts,
                units,
                groups(plan.findings()),
                "");
    }

    ReportView done(String base, Importing.Imported done) {
        var facts =
                words.say(
                        "exchange.facts",
                        words.count("exchange.units", done.units()),
                        words.count("exchange.lessons", done.lessons()),
                        words.count("exchange.questions", done.questions()),
                        words.count("exchange.files", done.files()));
        return new ReportView(
                base,
                "",
                "",
                done.title(),
                facts + " " + words.count("exchange.published", done.published()),
                List.of(),
                groups(done.findings()),
                "/courses/" + done.course());
    }

    private List<ReportView.Group> groups(List<Finding> findings) {
        var groups = new ArrayList<ReportView.Group>();
        for (var grade : Finding.Grade.values()) {
            var some = findings.stream().filter(finding -> finding.grade() == grade).toList();
            if (!some.isEmpty()) {
                int more = some.size() - ROWS_MAX;
                groups.add(
                        new ReportView.Group(
                                words.count("exchange.grade." + key(grade), some.size()),
                                some.stream().limit(ROWS_MAX).map(this::row).toList(),
                                more > 0 ? words.count("exchange.more", more) : ""));
            }
        }
        return groups;
    }

    private static String key(Finding.Grade grade) {
        return switch (grade) {
            case KEPT -> "kept";
            case LEFT_OUT -> "left-out";
            case BROKEN -> "broken";
            case TO_MEND -> "to-mend";
        };
    }

    private ReportView.Row row(Finding finding) {
        var place =
                finding.line() > 0
                        ? words.say("exchange.place", finding.path(), finding.line())
                        : finding.path();
        var problem = finding.problem();
        return new ReportView.Row(place, words.say(problem.key(), problem.arguments().toArray()));
    }
}
