package classroom7.operations.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.process.Wait;
import classroom7.testing.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up: files stop first, then everything but answers, then nothing is lost. */
@Tag("process")
class FullDiskTest {
    private static final long MEGABYTE = 1_000_000;
    private static final long DISK_BYTES = 1200 * MEGABYTE;
    private static final Duration NOTICED_MAX = Duration.ofSeconds(60);

    @TempDir Path folder;

    @Test
    void what_matters_least_stops_first_and_no_answer_is_lost() throws Exception {
        try (var disk = SmallDisk.mount(folder.resolve("disk"), DISK_BYTES)) {
            Assumptions.assumeTrue(disk != null, "only root can mount a small disk to fill it");
            try (var up = Program.up(disk.folder(), "--sample")) {
                var address = up.ready();
                try (var wire = new Wire(address.getPort())) {
                    shed(disk, up, new World(address, disk.folder(), wire));
                }
            }
        }
    }

    private void shed(SmallDisk disk, Program up, World world) throws Exception {
        assertEquals("up\n", world.up());
        assertEquals(303, world.upload());
        assertEquals(303, world.rename());

        disk.fill(400 * MEGABYTE);
        assertTrue(Wait.until(NOTICED_MAX, () -> world.up().contains("no files are taken")));
        assertEquals(507, world.upload());
        assertEquals(303, world.rename());
        assertEquals(409, world.write(), "taken, and compared with what is newer");
        assertTrue(world.learner.settleOne());

        disk.fill(120 * MEGABYTE);
        assertTrue(Wait.until(NOTICED_MAX, () -> world.up().contains("nothing but answers")));
        assertEquals(507, world.rename());
        assertTrue(world.learner.settleOne());
        assertTrue(up.err().contains("MB left: nothing but answers is taken"), up::err);

        disk.fill();
        assertTrue(world.learner.isRefusedAtLast(), up::err);
        disk.empty();
        assertTrue(world.learner.settle(), up::err);
        assertTrue(Wait.until(NOTICED_MAX, () -> world.up().equals("up\n")), world::up);
        assertEquals(303, world.upload());
        assertEquals(List.of(), world.findings.kept());
    }
}
