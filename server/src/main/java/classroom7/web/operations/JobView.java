package classroom7.web.operations;

import java.util.List;

/** One job and its runs, the newest first. */
public record JobView(
        String name, String about, JobsView.Line job, String repeat, List<Line> runs) {
    public JobView {
        runs = List.copyOf(runs);
    }

    public record Line(
            String started,
            String mark,
            String outcome,
            String took,
            String said,
            String process) {}
}
