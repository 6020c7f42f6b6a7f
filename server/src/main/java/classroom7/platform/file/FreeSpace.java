package classroom7.platform.file;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much room is left on the disk that holds the home folder, and what still goes with that: so
 * that answers are the last thing a disk that fills up stops. A change is logged in one line.
 */
public final class FreeSpace {
    /** With less, files are taken no more. */
    public static final long UPLOAD_MEGABYTES_MIN = 500;

    /** With less, only answers are taken. */
    public static final long CHANGE_MEGABYTES_MIN = 200;

    private static final Logger LOG = LoggerFactory.getLogger(FreeSpace.class);
    private static final long BYTES_PER_MEGABYTE = 1_000_000;
    private static final long LOOKED_AT_NANOS_MAX = 200_000_000;

    private final Path home;
    private final LongSupplier nanos;
    private final AtomicLong lookAgainAt;
    private volatile long megabytes = Long.MAX_VALUE;
    private volatile Level said = Level.PLENTY;

    /**
     * @param home need not exist yet
     * @param nanos a clock that only goes forward
     */
    public FreeSpace(Path home, LongSupplier nanos) {
        this.home = home;
        this.nanos = nanos;
        this.lookAgainAt = new AtomicLong(nanos.getAsLong());
    }

    /** What still goes. */
    public enum Level {
        PLENTY,
        NO_UPLOADS,
        ANSWERS_ONLY
    }

    /** As it was at most a fifth of a second ago: asking costs next to nothing. */
    public Level level() {
        look();
        if (megabytes < CHANGE_MEGABYTES_MIN) {
            return Level.ANSWERS_ONLY;
        }
        return megabytes < UPLOAD_MEGABYTES_MIN ? Level.NO_UPLOADS : Level.PLENTY;
    }

    /** What an operator should know and do; empty while there is plenty. */
    public String advice() {
        return switch (level()) {
            case PLENTY -> "";
            case NO_UPLOADS ->
                    "the disk of "
                            + home
                            + " has "
                            + megabytes
                            + " MB left: no files are taken below "
                            + UPLOAD_MEGABYTES_MIN
                            + " MB, make room";
            case ANSWERS_ONLY ->
                    "the disk of "
                            + home
                            + " has "
                            + megabytes
                            + " MB left: nothing but answers is taken below "
                            + CHANGE_MEGABYTES_MIN
                            + " MB, make room";
        };
    }

    private void look() {
        long now = nanos.getAsLong();
        long due = lookAgainAt.get();
        if (now - due < 0 || !lookAgainAt.compareAndSet(due, now + LOOKED_AT_NANOS_MAX)) {
            return;
        }
        var there = existing().toFile();
        megabytes =
                there.getTotalSpace() == 0
                        ? Long.MAX_VALUE // it cannot be asked
                        : there.getUsableSpace() / BYTES_PER_MEGABYTE;
        var level = level();
        if (level != said) {
            said = level;
            LOG.warn("{}", level == Level.PLENTY ? "There is room on the disk again" : advice());
        }
    }

    private Path existing() {
        var at = home.toAbsolutePath();
        while (at.getParent() != null && !at.toFile().exists()) {
            at = at.getParent();
        }
        return at;
    }
}
