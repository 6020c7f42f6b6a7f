package classroom7.operations.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.cli.Installation;
import classroom7.documents.DocumentHome;
import classroom7.documents.Documents;
import classroom7.operations.sample.Sample;
import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import classroom7.platform.settings.MailSettings;
import classroom7.platform.settings.Settings;
import classroom7.testing.PouchServer;
import classroom7.testing.Program;
import classroom7.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents move to a CouchDB and back while a class answers; every receipt stays good. */
@Tag("process")
@Tag("long")
class MoveDrillTest {
    private static final Duration GOES_ON_MAX = Duration.ofSeconds(60);
    private static final Duration SETTLE_MAX = Duration.ofSeconds(120);
    private static final Duration MOVE_MAX = Duration.ofMinutes(3);
    private static final int LEARNERS = 8;
    private static final long SEED = 7;

    @TempDir Path home;

    private final PouchServer peer = PouchServer.own();
    private final Address address = TestDatabase.freshAddress();
    private final int port = EmbeddedPostgres.freePort();
    private final Traffic traffic = new Traffic();
    private final Findings findings = new Findings();

    @AfterEach
    void close() {
        peer.close();
    }

    @Test
    void a_class_answers_while_documents_move_there_and_back() {
        try (var serve = start("serve");
                var work = start("work");
                var wire = new Wire(port);
                var installation = open()) {
            serve.ready();
            var rooms = installation.door(Sample.Rooms.class);
            var store = new DrillStore(installation.door(Database.class));
            var school = new DrillCourse(rooms, store).open(LEARNERS);
            var entrance = new Entrance(wire, traffic, findings, InstantSource.system());
            var learners = entrance.learners(school, SEED);
            var ends = new AtomicBoolean();
            var threads =
                    learners.stream()
                            .map(one -> Thread.ofVirtual().start(() -> one.work(() -> !ends.get())))
                            .toList();
            moveThereAndBack(installation.door(DocumentHome.class));
            ends.set(true);
            threads.forEach(AnswerDrill::join);
            learners.forEach(one -> one.settle(SETTLE_MAX));
            var doors = new Check.Doors(installation.door(Documents.class), rooms.projection());
            new Check(school.organization(), doors, store, findings).all(learners);
            assertEquals(List.of(), findings.kept(), () -> serve.err() + work.err());
            assertTrue(traffic.putOff.sum() > 0, "nobody waited: were there any answers?");
            work.signal(Signal.TERM);
            serve.signal(Signal.TERM);
            assertEquals(List.of(143, 143), List.of(work.ended(), serve.ended()));
        }
    }

    private void moveThereAndBack(DocumentHome place) {
        awaitMore();
        try (var killed = start("documents", "move", "archive", "--json")) {
            assertTrue(Wait.until(MOVE_MAX, () -> place.at().closed()), killed::err);
            killed.signal(Signal.KILL);
            killed.ended();
        }
        awaitMore();
        assertEquals(null, place.at().store(), "it was not moved");
        move("archive");
        assertEquals("archive", place.at().store());
        awaitMore();
        move(DocumentHome.DATABASE);
        awaitMore();
    }

    private void move(String to) {
        try (var moving = start("documents", "move", to, "--json")) {
            assertEquals(0, moving.ended(MOVE_MAX), () -> moving.out() + moving.err());
        }
    }

    /** Until requests were answered again, not only put off. */
    private void awaitMore() {
        long enough = answered() + 50;
        assertTrue(Wait.until(GOES_ON_MAX, () -> answered() > enough), "answers arrive");
    }

    private long answered() {
        return traffic.requests.sum() - traffic.putOff.sum() - traffic.unanswered.sum();
    }

    private Program start(String... words) {
        var arguments = new ArrayList<>(List.of(words));
        arguments.addAll(List.of("--home", home.resolve("home").toString()));
        return Program.start(
                Map.of(
                        "C7_DATABASE_URL", TestDatabase.url(address),
                        "C7_STORE_ARCHIVE_URL", peer.root().toString(),
                        "C7_PORT", "" + port),
                List.of(),
                arguments);
    }

    private Installation open() {
        var settings =
                new Settings(
                        home.resolve("home"),
                        "127.0.0.1",
                        0,
                        address,
                        null,
                        null,
                        "",
                        Map.of("archive", peer.root()),
                        MailSettings.FILES);
        return Installation.openOrCreate(settings, "c7 test", line -> {});
    }
}
