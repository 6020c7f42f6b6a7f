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

/**
 * A disk of its own, small enough to be filled: an image that is mounted. Only root can. A file
 * beside it names the program that mounted it, so that the next one can let go of what a killed one
 * left.
 */
public final class SmallDisk implements AutoCloseable {
    private static final String BALLAST = "ballast-";
    private static final String IMAGE = ".c7-drill-image";
    private static final String OWNER = ".c7-drill-owner";
    private static final Path MOUNTS = Path.of("/proc/self/mounts");
    private static final int CHUNK_BYTES = 1 << 16;

    private final Path folder;
    private final Path image;
    private int pieces;

    private SmallDisk(Path folder, Path image) {
        this.folder = folder;
        this.image = image;
    }

    /** Lets go of the disks that programs left mounted that were killed. */
    public static void releaseAbandoned() {
        if (!Commands.isRoot()) {
            return; // only root can have mounted one
        }
        try {
            for (var mount : Files.readAllLines(MOUNTS)) {
                // Blanks in a path are written \040: such a folder is none of a drill's.
                var folder = Path.of(mount.split(" ", 3)[1]);
                if (folder.getFileName() != null && Files.exists(image(folder))) {
                    releaseIfAbandoned(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Look at what is mounted", e);
        }
    }

    private static void releaseIfAbandoned(Path folder) throws IOException {
        if (Files.exists(owner(folder))) {
            var owner = Files.readString(owner(folder)).strip();
            if (ProcessHandle.allProcesses().map(SmallDisk::named).noneMatch(owner::equals)) {
                new SmallDisk(folder, image(folder)).close();
            }
        }
    }

    /** Its number, and when it began: the number alone may be another's later. */
    private static String named(ProcessHandle process) {
        return process.pid() + " " + process.info().startInstant().map(Object::toString).orElse("");
    }

    private static Path image(Path folder) {
        return folder.resolveSibling(folder.getFileName() + IMAGE);
    }

    private static Path owner(Path folder) {
        return folder.resolveSibling(folder.getFileName() + OWNER);
    }

    /** Mounts it on the folder, which is made; null where that cannot be done. */
    public static @Nullable SmallDisk mount(Path folder, long bytes) {
        try {
            Files.createDirectories(folder);
            if (!Commands.isRoot()) {
                return null;
            }
            Files.writeString(owner(folder), named(ProcessHandle.current()));
            try (var file = new RandomAccessFile(image(folder).toFile(), "rw")) {
                file.setLength(bytes);
            }
            if (isMounted(folder, bytes)) {
                return new SmallDisk(folder, image(folder));
            }
            Files.delete(image(folder));
            Files.delete(owner(folder));
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("Make a small disk at " + folder, e);
        }
    }

    private static boolean isMounted(Path folder, long bytes) {
        var image = image(folder).toString();
        return run("mkfs.ext4", "-q", "-F", "-m", "0", image)
                        && run("mount", "-o", "loop", image, folder.toString())
                || run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "none", folder.toString());
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
            Files.deleteIfExists(owner(folder));
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
