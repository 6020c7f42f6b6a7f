package classroom7.documents.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.CouchDocuments;
import classroom7.documents.Document;
import classroom7.documents.DocumentHome;
import classroom7.documents.Documents;
import classroom7.documents.DocumentsFailure;
import classroom7.documents.DocumentsFailure.Reason;
import classroom7.documents.Epoch;
import classroom7.documents.MainDocuments;
import classroom7.documents.Position;
import classroom7.documents.PostgresDocuments;
import classroom7.documents.Put;
import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.Pool;
import classroom7.platform.process.Refusal;
import classroom7.platform.process.Wait;
import classroom7.platform.settings.MailSettings;
import classroom7.platform.settings.Settings;
import classroom7.testing.PouchServer;
import classroom7.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Documents move to another store and back while two processes write, and none is lost. */
@Tag("long")
class MovingTest {
    private static final Duration WRITTEN_MAX = Duration.ofSeconds(60);
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Ids IDS = new Ids(CLOCK);
    private static final Duration APART = Duration.ofMillis(4);
    private static final int THREADS = 2;
    private static final int SOME = 150;

    private final PouchServer peer = PouchServer.own();
    private final URI couch = peer.root();
    private final Address address = TestDatabase.freshAddress();
    private final OrganizationId school = new OrganizationId(IDS.next());
    private final List<Process> processes = new ArrayList<>();
    private final Process one = new Process();
    private final Process other = new Process();
    private final Set<String> kept = ConcurrentHashMap.newKeySet();
    private final Set<String> removed = ConcurrentHashMap.newKeySet();
    private final AtomicInteger number = new AtomicInteger();
    private final AtomicInteger putOff = new AtomicInteger();
    private final AtomicBoolean ends = new AtomicBoolean();

    @AfterEach
    void close() {
        processes.forEach(Process::close);
        peer.close();
    }

    @Test
    void nothing_is_lost_or_doubled_there_and_back() {
        var threads = new ArrayList<Thread>();
        for (var process : List.of(one, other)) {
            for (int thread = 0; thread < THREADS; thread++) {
                threads.add(Thread.ofVirtual().start(() -> write(process)));
            }
        }
        awaitMore();
        var since = one.documents.changes(school, Position.beginning(""), 10).position();
        assertEquals(Map.of(), move("archive").differences());
        awaitMore();
        assertEquals("archive", one.home.at().store());
        assertTrue(other.documents.changes(school, since, 10).restarted());
        assertEquals(Map.of(), move(DocumentHome.DATABASE).differences());
        awaitMore();
        ends.set(true);
        threads.forEach(MovingTest::join);
        assertTrue(putOff.get() > 0, "nobody was ever put off: were the writers there?");
        assertSame(expected(), there(new PostgresDocuments(one.database, one.epoch)));
        assertTrue(
                Wait.until(WRITTEN_MAX, () -> there(other.documents).equals(expected())),
                "a process sees what it was told of two seconds ago at the latest");
    }

    @Test
    void who_moves_and_dies_leaves_nothing_closed() {
        assertInstanceOf(Put.Stored.class, put(other, "a"));
        try (var closing = one.home.closing()) {
            assertTrue(closing.isOurs());
            one.home.close();
            assertTrue(Wait.until(WRITTEN_MAX, () -> isPutOff(other)));
            assertThrows(Refusal.class, () -> move("archive"), "one at a time");
            assertTrue(isPutOff(other), "whoever is second opens nothing");
        }
        assertTrue(Wait.until(WRITTEN_MAX, () -> !isPutOff(other)));
        assertEquals(null, one.home.at().store());
    }

    @Test
    void a_writer_that_does_not_end_is_waited_for_and_what_only_the_other_has_is_told() {
        put(one, "a");
        new CouchDocuments(couch, one.epoch).put(school, Document.create("b", "{}"));
        var epoch = one.epoch.current();
        var moved = move("archive");
        assertEquals("b", moved.differences().get(school).getFirst().leaf().id());
        assertFalse(one.home.at().closed());
        assertEquals(null, one.home.at().store());
        assertEquals(epoch, one.epoch.current());
        one.stores.copying("archive", NamedStores.MAIN).round(tally -> {});
        assertEquals(Map.of(), move("archive").differences());
        assertNotEquals(epoch, one.epoch.current());
        assertTrue(Wait.until(WRITTEN_MAX, () -> other.documents.find(school, "b") != null));
    }

    private Moving.Moved move(String to) {
        return one.stores.moving(to).move(to, n -> {}, n -> {});
    }

    /** Every tenth of its own it takes away again. */
    private void write(Process process) {
        while (!ends.get()) {
            int n = number.incrementAndGet();
            var id = "d%07d".formatted(n);
            try {
                if (put(process, id) instanceof Put.Stored(var revision)) {
                    kept.add(id);
                    if (n % 10 == 0) {
                        remove(process, id, revision);
                    }
                }
            } catch (DocumentsFailure e) {
                assertEquals(Reason.BUSY, e.reason());
                putOff.incrementAndGet();
            }
            LockSupport.parkNanos(APART.toNanos());
        }
    }

    private void remove(Process process, String id, String revision) {
        if (process.documents.remove(school, id, revision) instanceof Put.Stored) {
            removed.add(id);
        }
    }

    private Put put(Process process, String id) {
        return process.documents.put(school, Document.create(id, "{\"a\":1}"));
    }

    private boolean isPutOff(Process process) {
        try {
            put(process, "p" + number.incrementAndGet());
            return false;
        } catch (DocumentsFailure e) {
            assertEquals(Reason.BUSY, e.reason());
            return true;
        }
    }

    private void awaitMore() {
        int enough = kept.size() + SOME;
        assertTrue(Wait.until(WRITTEN_MAX, () -> kept.size() > enough));
    }

    private Set<String> expected() {
        var expected = new HashSet<>(kept);
        expected.removeAll(removed);
        return expected;
    }

    private static void assertSame(Set<String> expected, Set<String> there) {
        var lost = new TreeSet<>(expected);
        lost.removeAll(there);
        var extra = new TreeSet<>(there);
        extra.removeAll(expected);
        assertEquals("lost [], too many []", "lost " + lost + ", too many " + extra);
    }

    private Set<String> there(Documents documents) {
        var there = new HashSet<String>();
        for (var from = "d"; ; ) {
            var page = documents.range(school, from, "e", Documents.RANGE_MAX);
            page.forEach(document -> there.add(document.id()));
            if (page.size() < Documents.RANGE_MAX) {
                return there;
            }
            from = page.getLast().id() + "!";
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a process of the installation has of its own. */
    private final class Process {
        final HikariDataSource pool = Pool.to(address);
        final Database database = new Database(pool);
        final Epoch epoch = new Epoch(database, IDS, CLOCK);
        final DocumentHome home = new DocumentHome(database, epoch);
        final NamedStores stores =
                new NamedStores(
                        new Settings(
                                Path.of("."),
                                "",
                                0,
                                null,
                                null,
                                null,
                                "",
                                Map.of("archive", couch),
                                MailSettings.FILES),
                        database,
                        epoch,
                        IDS,
                        CLOCK);
        final MainDocuments documents =
                new MainDocuments(
                        home,
                        epoch,
                        name ->
                                "archive".equals(name)
                                        ? new CouchDocuments(couch, epoch)
                                        : new PostgresDocuments(database, epoch),
                        null);

        Process() {
            processes.add(this);
            database.touches().alsoLook(touches -> documents.look());
            database.touches().start();
        }

        void close() {
            database.touches().close();
            documents.close();
            pool.close();
        }
    }
}
