package classroom7.web.operations;

import java.util.List;

/** How all jobs stand, and the loops beside them. */
public record JobsView(String head, boolean nobody, List<Line> jobs, List<LoopLine> loops) {
    public JobsView {
        jobs = List.copyOf(jobs);
        loops = List.copyOf(loops);
    }

    /**
     * One job.
     *
     * @param mark the class of its state: good, mind, wrong or none
     * @param bars its last runs, the oldest first, as classes
     * @param barsSaid the same in words
     */
    public record Line(
            String address,
            String name,
            String about,
            String plan,
            String mark,
            String state,
            String last,
            String said,
            String next,
            List<String> bars,
            String barsSaid,
            boolean paused,
            boolean runs) {
        public Line {
            bars = List.copyOf(bars);
        }
    }

    public record LoopLine(String name, String mark, String state, String worked, String failed) {}
}
