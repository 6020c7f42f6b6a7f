package classroom7.operations.drill;

import classroom7.platform.process.Commands;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A disk of its own, small enough to be filled: an image that is mounted. Only root can. */
public final class SmallDisk implements AutoCloseable {
    private static final String BALLAST = "ballast-";
    private static final int CHUNK_BYTES = 1 << 16;

    private final Path folder;
    private final Path image;
    private int pieces;

    private SmallDisk(Path folder, Path image) {
        this.folder = folder;
        this.image = image;
    }

    /** Mounts it on the folder, which is made; null where that cannot be done. */
    public static @Nullable SmallDisk mount(Path folder, long bytes) {
        var image = folder.resolveSibling(folder.getFileName() + ".image");
        try {
            Files.createDirectories(folder);
            if (!Commands.isRoot()) {
                return null;
            }
            try (var file = new RandomAccessFile(image.toFile(), "rw")) {
                file.setLength(bytes);
            }
            boolean mounted =
                    run("mkfs.ext4", "-q", "-F", "-m", "0", image.toString())
                                    && run(
                                            "mount",
                                            "-o",
                                            "loop",
                                            image.toString(),
                                            folder.toString())
                            || run(
                                    "mount",
                                    "-t",
                                    "tmpfs",
                                    "-o",
                                    "size=" + bytes,
                                    "none",
                                    folder.toString());
            return mounted ? new SmallDisk(folder, image) : null;
        } catch (IOException e) {
            throw new UncheckedIOException("Make a small disk at " + folder, e);
        }
    }

    public Path folder() {
        return folder;
    }

    /** Takes all room but so many bytes. */
    public void fill(long but) {
        long bytes = folder.toFile().getUsableSpace() - but;
        if (bytes > 0) {
            run("fallocate", "-l", Long.toString(bytes), piece().toString());
        }
    }

    /** Takes what room there is, to the last byte. */
    public void fill() {
        fill(0);
        try (var rest = Files.newOutputStream(piece(), StandardOpenOption.CREATE)) {
            var chunk = new byte[CHUNK_BYTES];
            while (true) {
                rest.write(chunk); // until there is no room
            }
        } catch (IOException e) {
            // that is what was wanted
        }
    }

    /** Gives the room back. */
    public void empty() {
        try {
            for (; pieces > 0; pieces--) {
                Files.deleteIfExists(folder.resolve(BALLAST + pieces));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Make room at " + folder, e);
        }
    }

    @Override
    public void close() {
        run("umount", "-l", folder.toString());
        try {
            Files.deleteIfExists(image);
        } catch (IOException e) {
            throw new UncheckedIOException("Remove " + image, e);
        }
    }

    private Path piece() {
        return folder.resolve(BALLAST + ++pieces);
    }

    private static boolean run(String... command) {
        try {
            return new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // this machine has no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + command[0], e);
        }
    }
}
