package classroom7.platform.failure;

import classroom7.platform.job.Recurring;
import java.time.Duration;

/** Writes down every two seconds what went wrong; each process does so for itself. */
public final class FailureKeeping implements Recurring {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Failures failures;

    public FailureKeeping(Failures failures) {
        this.failures = failures;
    }

    @Override
    public String name() {
        return "failures";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        failures.keep();
    }
}
