package classroom7.documents.replica;

import classroom7.documents.DocumentsFailure;
import classroom7.platform.job.Recurring;
import classroom7.platform.process.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Follows one store into another for as long as the process lives. What hinders it is said once,
 * and once more when it is over; meanwhile it tries again, longer and longer apart.
 */
public final class Following implements Recurring {
    private static final Logger LOG = LoggerFactory.getLogger(Following.class);
    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(30);

    private final String name;
    private final Supplier<@Nullable Copying> begin;
    private final BooleanSupplier turn;
    private final Supplier<String> basis;
    private String begunOn = "";
    private final InstantSource clock;
    private @Nullable Copying copying;
    private String hindrance = "";
    private Duration wait = PAUSE;
    private Instant next = Instant.MIN;
    private long refusalsSaid;

    /**
     * @param name from where to where, for the log
     * @param begin the copy to keep up with; null: there is none to keep up with
     */
    public Following(String name, Supplier<@Nullable Copying> begin, InstantSource clock) {
        this(name, begin, () -> true, () -> "", clock);
    }

    /**
     * @param turn whether this process is the one that follows
     * @param basis what {@code begin} depends on: when it changes, it is begun anew
     */
    Following(
            String name,
            Supplier<@Nullable Copying> begin,
            BooleanSupplier turn,
            Supplier<String> basis,
            InstantSource clock) {
        this.basis = basis;
        this.turn = turn;
        this.name = name;
        this.begin = begin;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "replication";
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public void run() {
        if (clock.instant().isBefore(next)) {
            return;
        }
        if (!turn.getAsBoolean()) {
            copying = null; // somebody else goes on; what we know of it ages
            return;
        }
        try {
            var on = basis.get();
            copying = copying == null || !on.equals(begunOn) ? begin.get() : copying;
            begunOn = on;
            if (copying != null) {
                copying.round(tally -> {});
                goesOn(copying);
            }
        } catch (DocumentsFailure | Refusal | DataAccessException e) {
            hindered(String.valueOf(e.getMessage()));
        }
    }

    private void goesOn(Copying copying) {
        if (!hindrance.isEmpty()) {
            LOG.info("Replication of {} goes on", name);
        }
        hindrance = "";
        wait = PAUSE;
        var tally = copying.total();
        tally.refusals().stream()
                .skip(refusalsSaid)
                .forEach(refusal ->
                        LOG.warn(
                                "Replication of {} leaves out {} {}: {}",
                                name,
                                refusal.leaf().id(),
                                refusal.leaf().revision(),
                                refusal.why()));
        refusalsSaid = tally.refusals().size();
    }

    private void hindered(String why) {
        if (!why.equals(hindrance)) {
            LOG.warn("Replication of {} waits: {}", name, why);
        }
        hindrance = why;
        wait = wait.multipliedBy(2).compareTo(PAUSE_MAX) < 0 ? wait.multipliedBy(2) : PAUSE_MAX;
        next = clock.instant().plus(wait);
    }
}
