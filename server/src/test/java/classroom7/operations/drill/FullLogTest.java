package classroom7.operations.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.Address;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.database.PostgresBinaries;
import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import classroom7.testing.Program;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * PostgreSQL's log on a disk of its own that fills up: PostgreSQL ends itself, answers are put off,
 * and everything comes back by itself as soon as there is room.
 */
@Tag("process")
@Tag("long")
class FullLogTest {
    private static final long DISK_BYTES = 200L << 20;
    private static final Duration NOTICED_MAX = Duration.ofSeconds(60);
    private static final int GIVEN = 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final int port = EmbeddedPostgres.freePort();
    @TempDir Path folder;
    private Path home;

    @Test
    void it_comes_back_when_there_is_room_and_nothing_is_lost() throws Exception {
        home = folder.resolve("home");
        try (var disk = SmallDisk.mount(folder.resolve("log"), DISK_BYTES)) {
            Assumptions.assumeTrue(disk != null, "only root can mount a small disk to fill it");
            try (var first = up("--sample")) {
                first.ready();
                end(first);
            }
            moveLog(disk.folder().resolve("segments"));
            try (var wire = new Wire(port)) {
                fillUnderIt(disk, wire);
            }
        }
    }

    private void fillUnderIt(SmallDisk disk, Wire wire) throws Exception {
        World world;
        try (var up = up()) {
            world = new World(up.ready(), home, wire);
            give(world);
            die(up, disk);
            assertPutOff(up, world, wire);
            disk.empty();
            assertTrue(world.learner.settle(), up::err);
            assertTrue(Wait.until(NOTICED_MAX, () -> world.up().equals("up\n")), world::up);
            assertKept(world, wire);

            die(up, disk);
            end(up);
        }
        try (var refused = up()) {
            assertEquals(2, refused.ended(), refused::err);
            assertEquals(1, refused.err().lines().count(), refused::err);
            assertTrue(refused.err().contains("disk that holds " + log()), refused::err);
        }
        disk.empty();
        try (var again = up()) {
            again.ready();
            assertKept(world, wire);
            give(world);
            assertEquals(List.of(), world.findings.kept());
        }
    }

    /** The log finds no room for one more segment: PostgreSQL does not go on without. */
    private void die(Program up, SmallDisk disk) throws IOException {
        int told = told(up);
        DrillStore.exhaustLog(owner(), disk::fill);
        assertTrue(Wait.until(NOTICED_MAX, () -> told(up) > told), up::err);
        var said = Files.readString(home.resolve("database.log"));
        assertTrue(said.contains("PANIC:  could not write to file"), said);
    }

    /** How often it was said that it ended, and where room is to be made. */
    private int told(Program up) {
        var line = "PostgreSQL ended because the disk that holds " + log() + " is full";
        return up.err().split(line, -1).length - 1;
    }

    private static void give(World world) {
        for (int one = 0; one < GIVEN; one++) {
            assertTrue(world.learner.settleOne());
        }
    }

    /** Plainly, for the moment: the answer stays on the device. */
    private static void assertPutOff(Program up, World world, Wire wire) {
        var learner = world.learner.learner();
        var given = learner.give();
        var body = JSON.createObjectNode();
        body.putArray("answers").add(given.sent());
        var reply = wire.post("/api/answers", learner.token(), body);
        assertTrue(reply.status() == 503 || reply.status() == 507, () -> reply + up.err());
        assertNotEquals("", reply.body().path("title").asString(), reply::toString);
        assertEquals(1, learner.heldCount());
        assertNotEquals("up\n", world.up());
    }

    /** Each answer that was ever given is sent again, and is there already. */
    private static void assertKept(World world, Wire wire) {
        var learner = world.learner.learner();
        for (var given : learner.given()) {
            var body = JSON.createObjectNode();
            body.putArray("answers").add(given.sent());
            var receipt = wire.post("/api/answers", learner.token(), body).body().at("/receipts/0");
            assertEquals("repeated", receipt.path("state").asString(), receipt::toString);
            assertEquals(given.digest(), receipt.path("digest").asString());
        }
    }

    private void moveLog(Path to) throws IOException {
        Files.createDirectory(to);
        try (var all = Files.walk(log())) {
            for (var path : all.skip(1).toList()) {
                Files.copy(path, to.resolve(log().relativize(path).toString()));
            }
        }
        Files.move(log(), folder.resolve("old"));
        Files.createSymbolicLink(log(), to);
    }

    private Path log() {
        return home.resolve("database/pg_wal");
    }

    private Address owner() throws IOException {
        var binaries = PostgresBinaries.under(home);
        var own = Objects.requireNonNull(EmbeddedPostgres.running(home, binaries));
        var uri = URI.create(own.url().substring("jdbc:".length()));
        var url = "jdbc:postgresql://127.0.0.1:" + uri.getPort() + "/postgres";
        return new Address(url, "postgres", own.password());
    }

    private Program up(String... more) {
        var arguments = new ArrayList<>(List.of("up", "--home", home + ""));
        arguments.addAll(List.of("--port", port + ""));
        arguments.addAll(List.of(more));
        return Program.start(Map.of(), List.of(), arguments);
    }

    private static void end(Program up) {
        up.signal(Signal.TERM);
        up.ended();
    }
}
