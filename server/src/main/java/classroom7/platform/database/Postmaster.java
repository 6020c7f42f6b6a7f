package classroom7.platform.database;

import classroom7.platform.process.Commands;
import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL process on a data folder: found, started, stopped. */
final class Postmaster {
    static final Duration STOP_MAX = Duration.ofSeconds(20);

    private static final List<String> SETTINGS =
            List.of(
                    "fsync=on",
                    "full_page_writes=on",
                    "synchronous_commit=on",
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "max_connections=100",
                    "shared_buffers=64MB",
                    "wal_buffers=4MB",
                    "work_mem=4MB",
                    "maintenance_work_mem=32MB",
                    "effective_cache_size=256MB",
                    "max_wal_size=512MB",
                    "io_method=sync",
                    "jit=off",
                    "max_parallel_workers_per_gather=0",
                    "max_parallel_workers=0",
                    "max_worker_processes=4",
                    "max_logical_replication_workers=0",
                    "autovacuum_max_workers=1",
                    "timezone=UTC",
                    "log_timezone=UTC",
                    "log_checkpoints=off",
                    "restart_after_crash=on");

    private final PostgresBinaries binaries;
    private final Path folder;
    private final Path log;

    Postmaster(PostgresBinaries binaries, Path folder, Path log) {
        this.binaries = binaries;
        this.folder = folder;
        this.log = log;
    }

    Process start(int port) {
        var command = new ArrayList<>(List.of(binaries.program("postgres").toString()));
        command.addAll(List.of("-D", folder.toString(), "-p", Integer.toString(port)));
        for (var setting : SETTINGS) {
            command.addAll(List.of("-c", setting));
        }
        try {
            return new ProcessBuilder(Commands.unprivileged(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("Start " + command.getFirst(), e);
        }
    }

    /** Whether the server says of itself that it takes connections. */
    boolean isReady() {
        return pidFile().size() > 7 && pidFile().get(7).strip().equals("ready");
    }

    /** The port of a server that runs on the folder now, or 0. */
    int port() {
        var lines = pidFile();
        return lines.size() > 3 && isReady() && isAlive() ? Integer.parseInt(lines.get(3)) : 0;
    }

    /** Stops what an earlier, killed program of ours left running on this folder. */
    void stopLeftover() {
        if (isAlive()) {
            stop(Long.parseLong(pidFile().getFirst()));
        }
    }

    /** Fast: open transactions roll back, the checkpoint is written. Then by force. */
    static void stop(long pid) {
        Signal.INT.send(pid);
        if (!Wait.until(STOP_MAX, () -> !isRunning(pid))) {
            Signal.KILL.send(pid);
            Wait.until(STOP_MAX, () -> !isRunning(pid));
        }
    }

    private boolean isAlive() {
        var lines = pidFile();
        return !lines.isEmpty() && isOurs(Long.parseLong(lines.getFirst()));
    }

    private boolean isOurs(long pid) {
        var words = ProcessHandle.of(pid).flatMap(handle -> handle.info().arguments());
        return isRunning(pid)
                && words.isPresent()
                && List.of(words.get()).contains(folder.toString());
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private List<String> pidFile() {
        try {
            return Files.readAllLines(folder.resolve("postmaster.pid"));
        } catch (IOException e) {
            return List.of(); // none, or just being replaced: both mean "not running, ask again"
        }
    }
}
