package classroom7.platform.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** The folder that holds an installation, held by one program at a time. */
public final class Home implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final int HOLDER_BYTES_MAX = 200;
    private static final int PROBE_BYTES = 64 * 1024;

    private final Path folder;
    private final FileChannel channel;

    private Home(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    public Path folder() {
        return folder;
    }

    /** How taking a home may end. */
    public sealed interface Taking {
        /** It is ours until closed, or until our process ends in whatever way. */
        record Taken(Home home) implements Taking {}

        /**
         * Another running program holds it.
         *
         * @param by its command and process id, as {@code c7 up, process 4711}
         */
        record Held(String by) implements Taking {}
    }

    /**
     * Makes the folder if needed, for us alone, and takes it.
     *
     * @param command who we are, for the others
     * @throws Refusal when the folder cannot be written or its disk is full
     */
    public static Taking take(Path folder, String command) {
        try {
            prepare(folder);
            return lock(folder, command);
        } catch (IOException e) {
            throw refusal(folder, e);
        }
    }

    /** Whether a running program holds the folder; nothing is made or written for the answer. */
    public static boolean isHeld(Path folder) {
        if (!Files.isRegularFile(folder.resolve(LOCK))) {
            return false;
        }
        try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            return !tryLock(channel);
        } catch (IOException e) {
            throw refusal(folder, e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("Let go of " + folder, e);
        }
    }

    private static void prepare(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        var probe = Files.createTempFile(folder, ".probe", "");
        try {
            Files.write(probe, new byte[PROBE_BYTES], StandardOpenOption.SYNC);
        } finally {
            Files.delete(probe);
        }
    }

    private static Taking lock(Path folder, String command) throws IOException {
        var channel =
                FileChannel.open(
                        folder.resolve(LOCK),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.READ,
                        StandardOpenOption.WRITE);
        if (tryLock(channel)) {
            var holder =
                    String.format(
                            Locale.ROOT, "%s, process %d", command, ProcessHandle.current().pid());
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
            return new Taking.Taken(new Home(folder, channel));
        }
        try (channel) {
            var holder = ByteBuffer.allocate(HOLDER_BYTES_MAX);
            channel.read(holder, 0);
            return new Taking.Held(StandardCharsets.UTF_8.decode(holder.flip()).toString());
        }
    }

    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // held by this very process
        }
    }

    private static Refusal refusal(Path folder, IOException cause) {
        if (Disk.isFull(cause)) {
            return Disk.full(folder, cause);
        }
        var reason =
                cause instanceof FileSystemException failure && failure.getReason() != null
                        ? failure.getReason()
                        : cause.getClass().getSimpleName().replace("Exception", "");
        return new Refusal(
                String.format(
                        Locale.ROOT,
                        "Cannot write under %s (%s): make it writable for the user %s, or choose another folder with --home.",
                        folder,
                        reason,
                        System.getProperty("user.name")),
                cause);
    }
}
