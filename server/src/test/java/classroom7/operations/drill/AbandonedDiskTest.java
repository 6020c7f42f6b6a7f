package classroom7.operations.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import classroom7.testing.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drill that is killed leaves its disk mounted: the next one lets go of it, of no other's. */
@Tag("process")
class AbandonedDiskTest {
    private static final long DISK_BYTES = 16 << 20;
    private static final Duration MOUNTED_MAX = Duration.ofSeconds(60);

    @TempDir Path home;

    /** Mounts a disk on the folder that is named, and waits to be killed. */
    static final class Mounting {
        private Mounting() {}

        public static void main(String[] arguments) {
            SmallDisk.mount(Path.of(arguments[0]), DISK_BYTES);
            while (true) {
                LockSupport.park();
            }
        }
    }

    @Test
    void a_killed_drills_disk_is_let_go_at_the_next_start() throws Exception {
        var folder = home.resolve("disk");
        try (var own = SmallDisk.mount(home.resolve("own"), DISK_BYTES)) {
            Assumptions.assumeTrue(own != null, "only root can mount a small disk");
            var main = Mounting.class.getName();
            var arguments = List.of(folder.toString());
            try (var killed = Program.start(main, Map.of(), List.of(), arguments)) {
                assertTrue(Wait.until(MOUNTED_MAX, () -> isMounted(folder)), killed::err);
                SmallDisk.releaseAbandoned();
                assertTrue(isMounted(folder), "whoever mounted it is alive");
                killed.signal(Signal.KILL);
                killed.ended();
            }
            assertTrue(isMounted(folder));
            SmallDisk.releaseAbandoned();
            assertFalse(isMounted(folder));
            assertTrue(isMounted(own.folder()));
        }
        try (var left = Files.list(home)) {
            assertEquals(List.of("disk", "own"), left.map(this::name).sorted().toList());
        }
    }

    private String name(Path path) {
        return home.relativize(path).toString();
    }

    private static boolean isMounted(Path folder) {
        try {
            return Files.readString(Path.of("/proc/self/mounts")).contains(" " + folder + " ");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
