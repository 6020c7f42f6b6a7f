package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.CouchDocuments;
import classroom7.documents.Document;
import classroom7.documents.Documents;
import classroom7.documents.Epoch;
import classroom7.documents.PostgresDocuments;
import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.Pool;
import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import classroom7.testing.PouchServer;
import classroom7.testing.Program;
import classroom7.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code c7 documents replicate}, {@code verify} and {@code status} as an operator runs them. */
@Tag("process")
@Tag("long")
class ReplicateTest {
    private static final Duration FOLLOWED_MAX = Duration.ofSeconds(60);
    private static final Ids IDS = new Ids(InstantSource.system());
    private static final int KILLS = 4;

    @TempDir Path home;

    private final PouchServer peer = PouchServer.own();
    private final Address main = TestDatabase.freshAddress();
    private final Address other = TestDatabase.freshAddress();
    private final OrganizationId school = new OrganizationId(IDS.next());
    private final HikariDataSource pool = Pool.to(main);
    private final Database database = new Database(pool);
    private final Documents documents =
            new PostgresDocuments(database, new Epoch(database, IDS, InstantSource.system()));
    private int written;
    private boolean hasArchive;

    @BeforeEach
    void furnish() {
        write(200);
    }

    @AfterEach
    void close() {
        peer.close();
        pool.close();
    }

    @Test
    void one_store_is_brought_into_another_and_held_against_it() {
        assertEquals(List.of(200, 200), behind(run(1, "status")));
        var first = run(0, "replicate", "main", "replica");
        assertEquals(200, first.path("written").asInt());
        write(30);
        assertEquals(30, run(0, "replicate", "main", "replica").path("written").asInt());
        assertTrue(run(0, "verify", "main", "replica").path("same").asBoolean());
        assertEquals(230, run(0, "replicate", "replica", "other").path("written").asInt());
        assertTrue(run(0, "verify", "other", "main").path("same").asBoolean());
        assertEquals(List.of(0, 200 + 30), behind(run(1, "status")), "other came from replica");
        spoil();
        var found = run(1, "verify", "main", "other").path("organizations").path(0);
        assertEquals("d000007", found.path("differences").path(0).path("id").asString());
        assertEquals(1, found.path("differences").size());
    }

    @Test
    void a_follower_that_is_killed_and_started_again_misses_nothing() {
        var chance = new Random(7);
        for (int kill = 0; kill < KILLS; kill++) {
            try (var following = start("replicate", "main", "other", "--continuous")) {
                int enough = written + 50 + chance.nextInt(200);
                Wait.until(
                        FOLLOWED_MAX,
                        () -> {
                            write(5);
                            return arrived() > enough || following.isGone();
                        });
                assertFalse(following.isGone(), following::err);
                following.signal(Signal.KILL);
                following.ended();
            }
        }
        try (var following = start("replicate", "main", "other", "--continuous")) {
            assertTrue(Wait.until(FOLLOWED_MAX, () -> arrived() == written), following::err);
            following.signal(Signal.TERM);
            assertEquals(143, following.ended());
        }
        assertTrue(run(0, "verify", "main", "other").path("same").asBoolean());
    }

    @Test
    void the_jobs_follow_the_replica_by_themselves() {
        var environment = new HashMap<>(environment());
        environment.put("C7_REPLICA_URL", TestDatabase.url(other));
        try (var work = Program.start(environment, List.of(), List.of("work"))) {
            assertTrue(Wait.until(FOLLOWED_MAX, () -> arrived() == written), work::err);
            write(10);
            assertTrue(Wait.until(FOLLOWED_MAX, () -> arrived() == written), work::err);
            try (var next = Program.start(environment, List.of(), List.of("work"))) {
                work.signal(Signal.KILL);
                work.ended();
                write(10);
                assertTrue(Wait.until(FOLLOWED_MAX, () -> arrived() == written), next::err);
                next.signal(Signal.TERM);
                assertEquals(143, next.ended());
                assertEquals("", work.err() + next.err());
            }
        }
        assertTrue(run(0, "verify", "main", "other").path("same").asBoolean());
    }

    @Test
    void an_unknown_store_and_the_same_one_twice_are_refused_in_words() {
        try (var unknown = start("replicate", "main", "elsewhere")) {
            assertEquals(2, unknown.ended());
            assertTrue(unknown.err().contains("there is main, other, replica"), unknown::err);
        }
        try (var same = start("verify", "main", "main")) {
            assertEquals(2, same.ended());
            assertTrue(same.err().contains("the same store"), same::err);
        }
    }

    /** Of each store but main by how many documents. */
    private static List<Integer> behind(JsonNode status) {
        var behind = new ArrayList<Integer>();
        for (var store : status.path("stores")) {
            for (var organization : store.path("organizations")) {
                behind.add(organization.path("behind").asInt());
            }
        }
        return behind.reversed();
    }

    @Test
    void an_installation_moves_to_a_couchdb_and_back() {
        hasArchive = true;
        var epoch = run(0, "epoch").path("epoch").asString();
        assertEquals(200, run(0, "move", "archive").path("written").asInt());
        assertFalse(run(0, "epoch").path("epoch").asString().equals(epoch), "a new epoch");
        var there =
                new CouchDocuments(peer.root(), new Epoch(database, IDS, InstantSource.system()));
        there.put(school, Document.create("later", "{\"n\":1}"));
        there.remove(school, "d000003", documents.find(school, "d000003").revision());
        assertEquals(2, run(0, "move", "database").path("written").asInt());
        assertNull(documents.find(school, "d000003"));
        assertNotNull(documents.find(school, "later"));
        assertTrue(run(0, "verify", "main", "archive").path("same").asBoolean());
        there.put(school, Document.create("alone", "{}"));
        try (var left = start("move", "archive")) {
            assertEquals(1, left.ended(), "what only the other has would be left behind");
            assertTrue(left.err().contains("alone"), left::err);
        }
    }

    private void write(int count) {
        var more =
                IntStream.range(written, written + count)
                        .mapToObj(n -> Document.create("d%06d".formatted(n), "{\"n\":" + n + "}"))
                        .toList();
        documents.putAll(school, more);
        written += count;
    }

    private void spoil() {
        inOther("update document set body = '{\"n\":-1}' where id = 'd000007'");
    }

    private long arrived() {
        try (var there = Pool.to(other)) {
            return new Database(there)
                    .sql("select count(*) from document")
                    .query(Long.class)
                    .single();
        }
    }

    private void inOther(String statement) {
        try (var there = Pool.to(other)) {
            new Database(there).sql(statement).update();
        }
    }

    private JsonNode run(int code, String... arguments) {
        try (var program = start(arguments)) {
            assertEquals(code, program.ended(), program::err);
            assertEquals("", program.err());
            assertFalse(program.out().contains(main.password()), program::out);
            return JsonMapper.shared().readTree(program.out());
        }
    }

    private Program start(String... arguments) {
        var command = new ArrayList<>(List.of("documents"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--home", home.toString(), "--json"));
        return Program.start(environment(), List.of(), command);
    }

    private Map<String, String> environment() {
        return Map.of(
                "C7_DATABASE_URL", TestDatabase.url(main),
                "C7_STORE_ARCHIVE_URL", hasArchive ? peer.root().toString() : "",
                "C7_REPLICA_URL", peer.root().toString(),
                "C7_STORE_OTHER_URL", TestDatabase.url(other));
    }
}
