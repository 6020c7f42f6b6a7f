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

    private static final String PID_FILE = "postmaster.pid";
    private static final int PORT = 3; // lines of that file, from 0
    private static final int STATUS = 7;

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
                    "autovacuum_naptime=10", // statements are planned once, until they are analysed
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

    /** Whether the server of this process id says of itself that it takes connections. */
    boolean isReady(long pid) {
        var lines = pidFile();
        return lines.size() > STATUS
                && lines.getFirst().strip().equals(Long.toString(pid))
                && lines.get(STATUS).strip().equals("ready");
    }

    /** The port of a server that runs on the folder now, or 0. */
    int port() {
        var lines = pidFile();
        boolean runs =
                lines.size() > STATUS
                        && leftovers().contains(Long.parseLong(lines.getFirst().strip()))
                        && lines.get(STATUS).strip().equals("ready");
        return runs ? Integer.parseInt(lines.get(PORT).strip()) : 0;
    }

    /**
     * Ends what an earlier, killed program of ours left running on this folder. Then nobody uses
     * it, so that its lock file means nothing: it may name a process that died unreaped.
     */
    void stopLeftovers() {
        for (long pid : leftovers()) {
            Signal.INT.send(pid);
        }
        if (!Wait.until(STOP_MAX, () -> leftovers().isEmpty())) {
            for (long pid : leftovers()) {
                Signal.KILL.send(pid);
            }
            Wait.until(STOP_MAX, () -> leftovers().isEmpty());
        }
        try {
            Files.deleteIfExists(folder.resolve(PID_FILE));
        } catch (IOException e) {
            throw new UncheckedIOException("Remove the old lock file in " + folder, e);
        }
    }

    /** Fast: open transactions roll back, the checkpoint is written. Then by force. */
    static void stop(Process process) {
        Signal.INT.send(process.pid());
        if (!Wait.until(STOP_MAX, () -> !process.isAlive())) {
            process.destroyForcibly();
            Wait.until(STOP_MAX, () -> !process.isAlive());
        }
    }

    /** The processes at work in the folder: each of PostgreSQL's has it as its current one. */
    private List<Long> leftovers() {
        try (var all = Files.list(Path.of("/proc"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.chars().allMatch(Character::isDigit))
                    .map(Long::valueOf)
                    .filter(this::worksHere)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Look at the processes", e);
        }
    }

    private boolean worksHere(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).equals(real());
        } catch (IOException e) {
            return false; // not ours to look at, or it has just ended
        }
    }

    private Path real() throws IOException {
        return folder.toRealPath();
    }

    private List<String> pidFile() {
        try {
            return Files.readAllLines(folder.resolve(PID_FILE));
        } catch (IOException e) {
            return List.of(); // none, or just being replaced: both mean "not running, ask again"
        }
    }
}
