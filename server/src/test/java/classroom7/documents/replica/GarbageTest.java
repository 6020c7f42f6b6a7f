package classroom7.documents.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.CouchReplica;
import classroom7.documents.Leaf;
import classroom7.testing.CouchPeer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A CouchDB is asked to compact where that frees much and its disk has the room. */
class GarbageTest {
    private static final long GIBIBYTE = 1L << 30;

    @TempDir Path folder;

    private final OrganizationId school =
            new OrganizationId(new Ids(InstantSource.system()).next());
    private FaultyCouch peer;
    private CouchReplica store;
    private Garbage garbage;

    @BeforeEach
    void open() throws IOException {
        CouchPeer.address();
        peer = new FaultyCouch();
        store = new CouchReplica(peer.address());
        store.write(school, List.of(new Leaf("a", List.of("1-aa"), false, "{}")));
        garbage = new Garbage(() -> Map.of("replica", store));
        peer.facts.put("GET/_all_dbs", "[\"%s\"]".formatted(database()));
        tells("GET/_node/_local/_config/couchdb/database_dir", "\"" + folder + "\"");
    }

    @AfterEach
    void close() {
        if (peer != null) { // it was skipped
            peer.close();
        }
    }

    @Test
    void what_is_mostly_garbage_is_compacted_and_what_is_not_is_left_alone() {
        sizes(GIBIBYTE, GIBIBYTE - (GIBIBYTE >> 2));
        garbage.run();
        assertEquals(0, peer.compactions.get());
        sizes(1000, 10);
        garbage.run();
        assertEquals(0, peer.compactions.get(), "little is not worth it");
        sizes(GIBIBYTE, 1000);
        garbage.run();
        assertEquals(1, peer.compactions.get());
        assertEquals(0, garbage.said().size());
    }

    @Test
    void without_room_for_what_is_alive_nothing_is_begun_and_it_is_said_once() {
        sizes(Long.MAX_VALUE / 2, Long.MAX_VALUE / 8);
        garbage.run();
        garbage.run();
        assertEquals(0, peer.compactions.get());
        assertEquals(1, garbage.said().size());
        assertTrue(garbage.said().iterator().next().contains("no room"));
    }

    @Test
    void where_the_disk_cannot_be_seen_or_the_host_forbids_it_that_is_said_once() {
        sizes(GIBIBYTE, 1000);
        tells("GET/_node/_local/_config/couchdb/database_dir", "\"/is/not/here\"");
        garbage.run();
        assertTrue(garbage.said().iterator().next().contains("cannot be seen"));
        tells("GET/_node/_local/_config/couchdb/database_dir", "\"" + folder + "\"");
        peer.fail(1, 403, "{\"error\":\"forbidden\"}");
        garbage.run();
        assertEquals(2, garbage.said().size(), garbage.said()::toString);
        assertEquals(0, peer.compactions.get());
    }

    private void sizes(long file, long active) {
        tells(
                "GET/" + database(),
                "{\"sizes\":{\"file\":%d,\"active\":%d}}".formatted(file, active));
    }

    private void tells(String what, String body) {
        peer.facts.put(what, body);
    }

    private String database() {
        return "classroom7-" + school.value();
    }
}
