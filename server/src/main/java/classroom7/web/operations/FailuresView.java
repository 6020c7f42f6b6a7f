package classroom7.web.operations;

import java.util.List;

/** What went wrong unexpectedly, the news first. */
public record FailuresView(List<Line> failures) {
    public FailuresView {
        failures = List.copyOf(failures);
    }

    /**
     * @param mark how its state looks
     * @param type the class alone, without its package
     */
    public record Line(
            String address,
            String state,
            String mark,
            String type,
            String place,
            String count,
            String last,
            String first) {}
}
