package classroom7.operations.drill;

import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A process of the drilled installation that can be killed, paused, stopped and started. */
final class Part implements AutoCloseable {
    private static final Duration STOP_MAX = Duration.ofSeconds(45);

    private final Supplier<Process> launch;
    private @Nullable Process process;

    Part(Supplier<Process> launch) {
        this.launch = launch;
    }

    void start() {
        process = launch.get();
    }

    boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** SIGKILL. */
    void kill() {
        signal(Signal.KILL);
        Wait.until(STOP_MAX, () -> !isAlive());
    }

    /** SIGTERM, and by force if it does not end; whether it ended by itself. */
    boolean stop() {
        signal(Signal.TERM);
        boolean ended = Wait.until(STOP_MAX, () -> !isAlive());
        if (!ended) {
            kill();
        }
        return ended;
    }

    void signal(Signal signal) {
        if (process != null && process.isAlive()) {
            signal.send(process.pid());
        }
    }

    @Override
    public void close() {
        signal(Signal.CONT);
        kill();
    }
}
