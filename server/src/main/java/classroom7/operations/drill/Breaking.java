package classroom7.operations.drill;

import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Does the faults to the stage, and puts right what does not come back by itself. */
final class Breaking {
    private static final int CUTS_MAX = 12;
    private static final Duration CUT_MAX = Duration.ofSeconds(20);
    private static final Duration PAUSED = Duration.ofSeconds(4);
    private static final Duration FULL = Duration.ofSeconds(4);

    private final Stage stage;
    private final Findings findings;
    private final Random random;

    Breaking(Stage stage, Findings findings, long seed) {
        this.stage = stage;
        this.findings = findings;
        this.random = new Random(seed);
    }

    /** The faults that can be done here. */
    static List<Fault> possible(Stage stage) {
        var all = new ArrayList<>(List.of(Fault.values()));
        if (stage.couch() == null) {
            all.removeAll(List.of(Fault.COUCHDB_PAUSED, Fault.COUCHDB_RESTARTED));
        }
        if (stage.disk() == null) {
            all.remove(Fault.DISK_FILLED);
        }
        return all;
    }

    void carryOut(Fault fault) {
        switch (fault) {
            case WEB_KILLED -> kill(stage.web());
            case JOBS_KILLED -> kill(stage.jobs());
            case WEB_RESTARTED -> restart("web", stage.web());
            case JOBS_RESTARTED -> restart("job", stage.jobs());
            case POSTMASTER_KILLED -> Signal.KILL.send(stage.postgres().server().pid());
            case POSTGRES_KILLED -> killPostgres();
            case POSTGRES_RESTARTED -> Signal.INT.send(stage.postgres().server().pid());
            case REQUESTS_CUT -> cut(count -> stage.proxy().cutRequests(count));
            case REPLIES_CUT -> cut(count -> stage.proxy().cutReplies(count));
            case DISK_FILLED -> fillDisk();
            case COUCHDB_PAUSED -> pauseCouch();
            case COUCHDB_RESTARTED -> restartCouch();
        }
    }

    private static void kill(Part part) {
        part.kill();
        part.start();
    }

    private void restart(String name, Part part) {
        if (!part.stop()) {
            findings.add("The %s process did not end when it was asked to", name);
        }
        part.start();
    }

    /** Every one of them at once: nobody can tell the others. */
    private void killPostgres() {
        var first = stage.postgres().server();
        var all = new ArrayList<>(List.of(first.pid()));
        first.descendants().map(ProcessHandle::pid).forEach(all::add);
        Signal.KILL.send(all);
    }

    private void cut(IntConsumer arm) {
        arm.accept(random.nextInt(1, CUTS_MAX));
        Wait.until(CUT_MAX, () -> stage.proxy().isDone());
        arm.accept(0);
    }

    /** Without room for data at first, then without room for PostgreSQL's log, which ends it. */
    private void fillDisk() {
        var disk = stage.disk();
        if (disk == null) {
            throw new IllegalStateException("There is no small disk here");
        }
        Runnable fill =
                () -> {
                    disk.fill();
                    LockSupport.parkNanos(FULL.toNanos());
                };
        DrillStore.exhaustLog(stage.postgres().ownerAddress(), fill);
        LockSupport.parkNanos(FULL.toNanos());
        disk.empty();
    }

    private void pauseCouch() {
        couch().signal(Signal.STOP);
        LockSupport.parkNanos(PAUSED.toNanos());
        couch().signal(Signal.CONT);
    }

    private void restartCouch() {
        couch().stop();
        couch().start();
    }

    private Part couch() {
        var couch = stage.couch();
        if (couch == null) {
            throw new IllegalStateException("There is no CouchDB of ours here");
        }
        return couch;
    }
}
