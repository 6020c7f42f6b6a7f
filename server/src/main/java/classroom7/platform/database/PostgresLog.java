package classroom7.platform.database;

import classroom7.platform.process.Disk;
import classroom7.platform.process.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What PostgreSQL writes; begun anew when it has grown, read when a start fails. */
final class PostgresLog {
    private static final long BYTES_MAX = 10_000_000;

    private final Path file;
    private long begun;

    PostgresLog(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** From here on it is this start that writes. One older log is kept. */
    void begin() {
        try {
            if (Files.exists(file) && Files.size(file) > BYTES_MAX) {
                var older = file.resolveSibling(file.getFileName() + ".1");
                Files.move(file, older, StandardCopyOption.REPLACE_EXISTING);
            }
            begun = Files.exists(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException("Look at " + file, e);
        }
    }

    /** The one line for a start that failed. */
    Refusal refusal(Cluster cluster) {
        var said = said();
        if (said.contains("No space left on device")) {
            var full = cluster.fullFolder();
            return Disk.full(
                    full == null ? cluster.folder() : full, new IllegalStateException(said));
        }
        return cluster.damaged(reason(said), new IllegalStateException(said));
    }

    private static String reason(String said) {
        return said.lines()
                .filter(line -> line.contains("FATAL:") || line.contains("PANIC:"))
                .map(line -> line.replaceFirst("^.*(FATAL|PANIC):\\s*", ""))
                .findFirst()
                .orElse("PostgreSQL ended without a word");
    }

    private String said() {
        try (var in = Files.newInputStream(file)) {
            in.skipNBytes(begun);
            return new String(in.readNBytes(100_000), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Read " + file, e);
        }
    }
}
