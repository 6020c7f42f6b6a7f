package classroom7.platform.failure;

import classroom7.platform.failure.FailureStore.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Failures of processes that had no database to write them to, a file each. */
final class LeftBehind {
    static final int FILES_MAX = 500;
    private static final Logger LOG = LoggerFactory.getLogger(LeftBehind.class);
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;

    LeftBehind(Path home) {
        this.folder = home.resolve("failures");
    }

    private record Left(Fingerprint group, Seen seen, List<Failure.Example> examples) {}

    /** A file appears whole or not at all; where that fails too, the log alone has it. */
    void add(Failures.Waiting one) {
        try {
            Files.createDirectories(folder);
            if (files().size() >= FILES_MAX) {
                return;
            }
            var begun = Files.createTempFile(folder, "failure-", ".begun");
            Files.writeString(
                    begun,
                    JSON.writeValueAsString(new Left(one.group(), one.seen(), one.examples())));
            var whole = begun.getFileName().toString().replace(".begun", ".json");
            Files.move(begun, folder.resolve(whole), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | JacksonException e) {
            LOG.warn("A failure could not be left in {}: {}", folder, e.toString());
        }
    }

    List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".json")).limit(FILES_MAX).toList();
        } catch (IOException e) {
            LOG.warn("{} cannot be read: {}", folder, e.toString());
            return List.of();
        }
    }

    /** Null: it is none of ours. */
    Failures.@Nullable Waiting read(Path file) {
        try {
            var left = JSON.readValue(Files.readString(file), Left.class);
            return new Failures.Waiting(left.group(), left.seen(), left.examples());
        } catch (IOException | JacksonException | DateTimeException e) {
            LOG.warn("{} is not to be read and is removed: {}", file, e.toString());
            return null;
        }
    }

    void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be removed: {}", file, e.toString());
        }
    }
}
