package classroom7.operations.drill;

import java.time.Duration;
import java.util.List;

/**
 * What a drill did and found.
 *
 * @param possible faults that could be done here
 * @param answers given by all learners
 * @param unanswered requests without a reply
 * @param putOff requests that the server refused for the moment
 * @param sentAgain how often an answer was sent again
 * @param repeated receipts that said "repeated"
 * @param lags from a receipt to the marks while nothing was broken, shortest first
 * @param findings what should not be, in words; the first ones
 * @param findingsCount how many there were
 */
public record Report(
        long seed,
        int learners,
        Duration time,
        List<Fault> possible,
        List<Done> done,
        long answers,
        long requests,
        long unanswered,
        long putOff,
        long sentAgain,
        long repeated,
        List<Duration> lags,
        List<String> findings,
        int findingsCount) {
    public Report {
        possible = List.copyOf(possible);
        done = List.copyOf(done);
        lags = List.copyOf(lags);
        findings = List.copyOf(findings);
    }

    /**
     * A fault that was done.
     *
     * @param recovery until a new answer had its receipt and was marked
     */
    public record Done(Fault fault, Duration recovery) {}

    /** Whether nothing was lost, doubled or wrong. */
    public boolean isGood() {
        return findingsCount == 0;
    }
}
