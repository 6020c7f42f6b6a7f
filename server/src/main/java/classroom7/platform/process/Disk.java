package classroom7.platform.process;

import java.nio.file.Path;
import java.util.Locale;

/** Room on the disk below a folder. */
public final class Disk {
    private static final int BYTES_PER_MEGABYTE = 1_000_000;
    private static final int FREE_MEGABYTES_MIN = 100;

    /** Two segments of PostgreSQL's log: less, and it dies again while it recovers. */
    private static final int RECOVERY_MEGABYTES = 34;

    private Disk() {}

    /** Throws a {@link Refusal} when less is free than a start and a lesson's work need. */
    public static void demandRoom(Path folder) {
        if (free(folder) < FREE_MEGABYTES_MIN) {
            throw full(folder, new IllegalStateException("too little is free"));
        }
    }

    /** Whether a database that died there can come back. */
    public static boolean hasRoomToRecover(Path folder) {
        return free(folder) >= RECOVERY_MEGABYTES;
    }

    /** The one line for a disk that is full. */
    public static Refusal full(Path folder, Throwable cause) {
        return new Refusal(
                String.format(
                        Locale.ROOT,
                        "The disk that holds %s is full (%d MB free): make room, at least %d MB, and start again. Nothing was lost.",
                        folder,
                        free(folder),
                        FREE_MEGABYTES_MIN),
                cause);
    }

    /** Whether this failure of input or output was a full disk. */
    public static boolean isFull(Throwable cause) {
        return String.valueOf(cause.getMessage()).contains("No space left on device");
    }

    private static long free(Path folder) {
        return folder.toFile().getUsableSpace() / BYTES_PER_MEGABYTE;
    }
}
