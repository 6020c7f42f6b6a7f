package classroom7.testing;

import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/**
 * The system calls that a process and those it starts from now on make, watched by strace. Where
 * that is missing or not allowed to watch, the test is skipped and says so.
 */
public final class SystemCalls implements AutoCloseable {
    private static final Duration READY_MAX = Duration.ofSeconds(30);
    private static final String CALLS =
            "trace=recvfrom,read,sendto,write,fsync,fdatasync,sync_file_range";
    private static final String WORD_BYTES_MAX = "20000";
    private static final Pattern FLUSHED =
            Pattern.compile("(fsync|fdatasync)(\\(\\d+\\)| resumed>\\)) += 0.*");
    private static final Pattern LINE =
            Pattern.compile("(?:\\[pid +)?(\\d+)\\]? +(?:<\\.\\.\\. )?(.*)");

    private final Process strace;
    private final Path calls;

    private SystemCalls(Process strace, Path calls) {
        this.strace = strace;
        this.calls = calls;
    }

    public static SystemCalls of(ProcessHandle process) {
        try {
            var calls = Files.createTempFile("calls-", ".strace");
            var said = Files.createTempFile("calls-", ".said");
            var command =
                    List.of(
                            "strace",
                            "-f",
                            "-e",
                            CALLS,
                            "-s",
                            WORD_BYTES_MAX,
                            "-o",
                            calls.toString(),
                            "-p",
                            Long.toString(process.pid()));
            var strace = new ProcessBuilder(command).redirectErrorStream(true);
            var started = started(strace.redirectOutput(said.toFile()));
            Assumptions.assumeTrue(
                    started != null, "strace is not installed (./c7 check does it, as root)");
            Wait.until(READY_MAX, () -> !started.isAlive() || text(said).contains("attached"));
            Assumptions.assumeTrue(
                    started.isAlive(), "strace may not watch PostgreSQL on this machine");
            return new SystemCalls(started, calls);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Whether the process that received this word flushed a file to disk before it sent anything.
     * Waits until it has sent something.
     */
    public boolean flushesBeforeReply(String word) {
        var found =
                new Object() {
                    String verdict = "";
                };
        Wait.until(
                READY_MAX,
                () -> {
                    found.verdict = verdict(word);
                    return !found.verdict.isEmpty();
                });
        if (found.verdict.isEmpty()) {
            throw new AssertionError("Nobody received and answered " + word + ": see " + calls);
        }
        return found.verdict.equals("flushed");
    }

    /** Empty: the reply is not there yet. */
    private String verdict(String word) {
        String receiver = "";
        boolean flushed = false;
        for (var text : text(calls).lines().toList()) {
            var line = LINE.matcher(text);
            if (!line.matches()) {
                continue;
            }
            var process = line.group(1);
            var call = line.group(2);
            boolean receives = call.startsWith("recvfrom") || call.startsWith("read");
            if (receives && call.contains(word)) {
                receiver = process;
                flushed = false;
            } else if (process.equals(receiver) && FLUSHED.matcher(call).matches()) {
                flushed = true;
            } else if (process.equals(receiver) && call.startsWith("sendto")) {
                return flushed ? "flushed" : "not flushed";
            }
        }
        return "";
    }

    @Override
    public void close() {
        Signal.INT.send(strace.pid());
        Wait.until(READY_MAX, () -> !strace.isAlive());
        strace.destroyForcibly();
    }

    private static Process started(ProcessBuilder strace) {
        try {
            return strace.start();
        } catch (IOException e) {
            return null;
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
