package classroom7.learning.progress;

import classroom7.platform.job.Recurring;
import java.time.Duration;

/** Keeps marks and cells of every organization up to date. */
public final class ProjectionJob implements Recurring {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Projection projection;

    public ProjectionJob(Projection projection) {
        this.projection = projection;
    }

    @Override
    public String name() {
        return "progress";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        projection.organizations().forEach(projection::catchUp);
    }
}
