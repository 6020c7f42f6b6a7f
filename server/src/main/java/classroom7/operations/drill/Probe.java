package classroom7.operations.drill;

import classroom7.base.OrganizationId;
import classroom7.platform.process.Wait;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/** Gives one answer and watches it arrive: in the store, and in what teachers see. */
final class Probe {
    private static final Duration ARRIVAL_MAX = Duration.ofSeconds(90);

    private final Learner learner;
    private final DrillStore store;
    private final OrganizationId organization;

    Probe(Learner learner, DrillStore store, OrganizationId organization) {
        this.learner = learner;
        this.store = store;
        this.organization = organization;
    }

    /** How long an answer given now took to its receipt, and from there to the marks. */
    record Arrival(Duration receipt, Duration mark) {}

    /** Null: it did not arrive in time. */
    @Nullable Arrival arrival() {
        long begun = System.nanoTime();
        var answer = learner.give();
        if (!learner.settle(ARRIVAL_MAX)) {
            return null;
        }
        long received = System.nanoTime();
        if (!Wait.until(ARRIVAL_MAX, () -> isMarked(answer))) {
            return null;
        }
        return new Arrival(
                Duration.ofNanos(received - begun), Duration.ofNanos(System.nanoTime() - received));
    }

    private boolean isMarked(Given answer) {
        try {
            return store.isMarked(organization, learner.person(), answer.id());
        } catch (DataAccessException e) {
            return false; // the database is just being broken or coming back
        }
    }
}
