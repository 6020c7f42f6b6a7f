package classroom7.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** What Linux says about processes and about the machine. */
final class Machine {
    private static final long KILOBYTES_PER_MEGABYTE = 1000;

    private Machine() {}

    /** Resident megabytes of one process. */
    static long resident(long pid) throws IOException {
        return number(Path.of("/proc/" + pid + "/status"), "VmRSS:");
    }

    /** Megabytes of a process and all below it, shared pages divided among who shares them. */
    static long shares(ProcessHandle top) throws IOException {
        long sum = 0;
        for (var process : Stream.concat(Stream.of(top), top.descendants()).toList()) {
            sum += number(Path.of("/proc/" + process.pid() + "/smaps_rollup"), "Pss:");
        }
        return sum;
    }

    /** The processor time of a server, and of what runs below it: PostgreSQL. */
    record Cpu(Duration server, Duration below) {
        Cpu since(Cpu before) {
            return new Cpu(server.minus(before.server), below.minus(before.below));
        }
    }

    static Cpu cpu(ProcessHandle top) {
        var below = top.descendants().map(Machine::spent).reduce(Duration.ZERO, Duration::plus);
        return new Cpu(spent(top), below);
    }

    private static Duration spent(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** One line: processor, cores, memory. */
    static String line() throws IOException {
        var model =
                Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
                        .filter(line -> line.startsWith("model name"))
                        .map(line -> line.replaceFirst(".*:\\s*", ""))
                        .findFirst()
                        .orElse("processor unknown");
        return "%s, %d cores, %d GB, Java %s"
                .formatted(
                        model,
                        Runtime.getRuntime().availableProcessors(),
                        number(Path.of("/proc/meminfo"), "MemTotal:") / 1000,
                        System.getProperty("java.version"));
    }

    /** How many processes want to run at once, over the last minute. */
    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
    }

    private static long number(Path file, String name) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (java.nio.file.NoSuchFileException e) {
            return 0; // it has ended meanwhile
        }
        return lines.stream()
                        .filter(line -> line.startsWith(name))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / KILOBYTES_PER_MEGABYTE;
    }
}
