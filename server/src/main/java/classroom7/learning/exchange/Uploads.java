package classroom7.learning.exchange;

import classroom7.base.Ids;
import classroom7.people.access.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What was sent to be imported, between its preview and the import: files of the one who sent them,
 * for an hour, on the machine they were sent to.
 */
public final class Uploads {
    public static final long BYTES_MAX = 500_000_000;
    static final Duration AGE_MAX = Duration.ofHours(1);
    private static final int NAME_LENGTH_MAX = 100;

    private final Path folder;
    private final Ids ids;
    private final InstantSource clock;

    public Uploads(Path folder, Ids ids, InstantSource clock) {
        this.folder = folder;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Keeps what was sent; answers its id.
     *
     * @throws BadBundle if it is larger than {@link #BYTES_MAX}
     */
    public String keep(Actor actor, String name, InputStream bytes) {
        var id = ids.next();
        try {
            Files.createDirectories(folder);
            sweep();
            var path = folder.resolve(actor.person() + "-" + id + "-" + fileName(name));
            try (var out = Files.newOutputStream(path)) {
                var buffer = new byte[1 << 16];
                long left = BYTES_MAX;
                for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
                    left -= read;
                    if (left < 0) {
                        Files.delete(path);
                        throw new BadBundle("exchange.bad.upload", BYTES_MAX);
                    }
                    out.write(buffer, 0, read);
                }
            }
            return id;
        } catch (IOException e) {
            throw new UncheckedIOException("Keep an upload in " + folder, e);
        }
    }

    /**
     * Opens what this actor sent; null if it is not there, or not any more.
     *
     * @throws BadBundle if it cannot be imported
     */
    public @Nullable Bundle open(Actor actor, String id) {
        var path = path(actor, id);
        if (path == null) {
            return null;
        }
        var begin = actor.person() + "-" + id + "-";
        return Bundles.open(path, path.getFileName().toString().substring(begin.length()));
    }

    /** Forgets what was imported. */
    public void forget(Actor actor, String id) {
        try {
            var path = path(actor, id);
            if (path != null) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Remove the upload " + id, e);
        }
    }

    private @Nullable Path path(Actor actor, String id) {
        if (!Ids.isId(id) || !Files.isDirectory(folder)) {
            return null;
        }
        try (var files = Files.newDirectoryStream(folder, actor.person() + "-" + id + "-*")) {
            var found = files.iterator();
            return found.hasNext() ? found.next() : null;
        } catch (IOException e) {
            throw new UncheckedIOException("Look for the upload " + id, e);
        }
    }

    private void sweep() throws IOException {
        var oldest = clock.instant().minus(AGE_MAX);
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** Letters, digits and the ending, whatever was sent. */
    private static String fileName(String name) {
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        var ending = Bundles.ending(last).replaceAll("[^a-z0-9]", "");
        var stem =
                Bundles.stem(last).replaceAll("[^\\p{L}\\p{N}._-]+", "-").replaceAll("^\\.+", "");
        var shorter =
                stem.substring(
                        0,
                        stem.offsetByCodePoints(
                                0,
                                Math.min(
                                        NAME_LENGTH_MAX / 4,
                                        stem.codePointCount(0, stem.length()))));
        return (shorter.isEmpty() ? "upload" : shorter)
                + "."
                + (ending.isEmpty() ? "none" : ending);
    }
}
