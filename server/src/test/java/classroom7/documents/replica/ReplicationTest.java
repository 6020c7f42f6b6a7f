package classroom7.documents.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.CouchReplica;
import classroom7.documents.Epoch;
import classroom7.documents.History;
import classroom7.documents.Leaf;
import classroom7.documents.PostgresReplica;
import classroom7.documents.Replica;
import classroom7.documents.Stores;
import classroom7.platform.database.Database;
import classroom7.testing.CouchPeer;
import classroom7.testing.SettableClock;
import classroom7.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReplicationTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Ids IDS = new Ids(CLOCK);
    private static final Database FIRST = TestDatabase.fresh();
    private static final Database SECOND = TestDatabase.fresh();
    private static final Replica ONE = postgres(FIRST);
    private static final Replica TWO = postgres(SECOND);
    private static final int KILLS = 120;

    private final OrganizationId school = new OrganizationId(IDS.next());
    private final List<History> histories = new ArrayList<>();
    private final List<TreeSet<Integer>> told = new ArrayList<>();

    @ParameterizedTest
    @CsvSource({
        "postgres, postgres, 1",
        "postgres, postgres, 2",
        "postgres, couch, 3",
        "postgres, couch, 4",
        "couch, postgres, 5"
    })
    void what_was_edited_in_both_is_the_same_in_both(String from, String to, long seed) {
        var one = store(from, ONE);
        var two = store(to, TWO);
        var chance = new Random(seed);
        make(80, 16, chance);
        tell(one, chance);
        tell(two, chance);
        replicate(one, two);
        replicate(two, one);
        assertEquals(expected(), Stores.text(Stores.leaves(one, school)));
        assertEquals(expected(), Stores.text(Stores.leaves(two, school)));
        assertSame(one, two);
        assertEquals(0, replicate(one, two).written(), "what came from there is not sent back");
        assertEquals(0, replicate(one, two).looked(), "what was checkpointed is not looked at");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void ours_and_the_peers_own_replicator_leave_the_same(long seed) throws Exception {
        var couch = new CouchReplica(CouchPeer.address());
        var chance = new Random(seed);
        make(60, 20, chance);
        tell(couch, chance);
        tell(ONE, chance);
        replicate(ONE, couch);
        replicate(couch, TWO);
        var theirs = new OrganizationId(IDS.next());
        peerReplicates(school, theirs);
        var ours = Stores.text(Stores.leaves(TWO, school));
        assertEquals(expected(), ours);
        assertEquals(ours, Stores.text(Stores.leaves(couch, theirs)));
    }

    @Test
    void killed_again_and_again_anywhere_nothing_is_missing_and_nothing_is_extra() {
        var chance = new Random(21);
        make(KILLS * 2, 8, chance);
        int kills = 0;
        for (int round = 0; kills < KILLS; round++) {
            if (round % 2 == 0) {
                tell(ONE, chance, round % histories.size(), 2);
            }
            var source = new DyingStore(ONE);
            var target = new DyingStore(TWO);
            (chance.nextInt(4) == 0 ? source : target).dieAfter(chance.nextInt(12));
            try {
                replicate(source, target);
            } catch (DyingStore.Died e) {
                kills++;
            }
        }
        replicate(ONE, TWO);
        assertEquals(expected(), Stores.text(Stores.leaves(TWO, school)));
        assertSame(ONE, TWO);
    }

    @Test
    void killed_between_the_documents_and_the_checkpoint_it_writes_nothing_twice() {
        make(30, 5, new Random(22));
        tell(ONE, new Random(22));
        var source = new DyingStore(ONE);
        source.dieAfter(8); // its own checkpoint: changes, local, read and local came before
        try {
            replicate(source, TWO);
            throw new AssertionError("It did not die");
        } catch (DyingStore.Died e) {
            assertEquals(expected(), Stores.text(Stores.leaves(TWO, school)));
        }
        assertEquals(0, replicate(ONE, TWO).written());
        assertEquals(expected(), Stores.text(Stores.leaves(TWO, school)));
    }

    @Test
    void a_target_put_back_to_an_earlier_state_gets_what_it_lost() {
        putBack(SECOND, ONE, TWO);
    }

    /** Both that go on from what only the target remembers, and that only look at what is new. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_source_put_back_to_an_earlier_state_tells_what_it_has_since(boolean running) {
        var clock = new SettableClock(Instant.parse("2026-03-02T08:00:00Z"));
        make(20, 5, new Random(23));
        tell(ONE, new Random(23), 0, 5);
        replicate(ONE, TWO);
        snapshot(FIRST);
        tell(ONE, new Random(24), 5, 5);
        var replication = new Replication(new Replication.Pair(ONE, TWO), school, IDS, clock);
        replication.catchUp(progress -> {});
        putBack(FIRST);
        tell(ONE, new Random(25), 10, 10);
        FIRST.sql(
                        """
                        update document
                           set transaction = (select transaction from before_document order by transaction desc limit 1)
                         where id >= 'd010' and organization_id = :school
                        """)
                .param("school", school.value())
                .update();
        if (running) {
            clock.advance(Replication.REMEMBERED_EVERY);
            replication.catchUp(progress -> {});
        } else {
            replicate(ONE, TWO);
        }
        assertEquals(expected(), Stores.text(Stores.leaves(TWO, school)));
    }

    private void putBack(Database database, Replica source, Replica target) {
        make(20, 5, new Random(26));
        tell(source, new Random(26), 0, 10);
        replicate(source, target);
        snapshot(database);
        tell(source, new Random(27), 10, 5);
        var running = replication(source, target);
        running.catchUp(progress -> {});
        putBack(database);
        tell(source, new Random(28), 15, 5);
        running.catchUp(progress -> {});
        assertEquals(expected(), Stores.text(Stores.leaves(target, school)));
    }

    @Test
    void two_that_replicate_the_same_at_once_do_each_other_no_harm() throws Exception {
        var chance = new Random(30);
        make(100, 6, chance);
        try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Tally> often =
                    () -> {
                        for (int time = 0; time < 20; time++) {
                            replicate(ONE, TWO);
                        }
                        return replicate(ONE, TWO);
                    };
            var runs = List.of(both.submit(often), both.submit(often));
            for (int from = 0; from < 100; from += 10) {
                tell(ONE, chance, from, 10);
            }
            for (var run : runs) {
                run.get();
            }
        }
        replicate(ONE, TWO);
        assertEquals(expected(), Stores.text(Stores.leaves(TWO, school)));
    }

    @Test
    void what_no_document_of_ours_may_be_is_told_once_and_the_rest_is_brought() throws Exception {
        var couch = new CouchReplica(CouchPeer.address());
        make(3, 3, new Random(29));
        tell(couch, new Random(29));
        send("PUT", "classroom7-" + school.value() + "/%C3%A9", "{\"n\":1}");
        send(
                "PUT",
                "classroom7-" + school.value() + "/picture",
                "{\"_attachments\":{\"a\":{\"content_type\":\"text/plain\",\"data\":\"aGk=\"}}}");
        var tally = replicate(couch, TWO);
        assertEquals(
                List.of("picture", "é"),
                tally.refusals().stream().map(r -> r.leaf().id()).sorted().toList());
        assertEquals(2, tally.refused());
        assertEquals(expected(), Stores.text(Stores.leaves(TWO, school)));
        assertEquals(0, replicate(couch, TWO).refused());
        var again = replication(couch, TWO);
        again.startOver();
        assertEquals(2, again.catchUp(progress -> {}).refused());
    }

    @Test
    void a_long_history_and_a_large_document_arrive_whole() {
        var couch = new CouchReplica(CouchPeer.address());
        var path = new ArrayList<String>();
        for (int generation = 2500; generation > 1500; generation--) {
            path.add(generation + "-%032x".formatted(generation));
        }
        var large = "{\"a\":\"%s\"}".formatted("é\uD83D\uDE80".repeat(150_000));
        var leaves = new ArrayList<Leaf>();
        leaves.add(new Leaf("long", path, false, "{}"));
        for (int number = 0; number < 12; number++) {
            leaves.add(new Leaf("large" + number, List.of("1-%032x".formatted(7)), false, large));
        }
        assertEquals(List.of(), ONE.write(school, leaves));
        replicate(ONE, couch);
        replicate(couch, TWO);
        assertSame(ONE, couch);
        assertSame(ONE, TWO);
        assertEquals(path, TWO.leaves(school, "long").getFirst().path());
    }

    @Test
    void whoever_compares_finds_every_kind_of_difference() {
        var name = "1-%032x".formatted(1);
        var same = new Leaf("same", List.of(name), false, "{\"a\":1.50,\"b\":2}");
        var spelled = new Leaf("same", List.of(name), false, "{\"b\":2,\"a\":1.5}");
        ONE.write(
                school,
                List.of(
                        same,
                        new Leaf("first", List.of(name), false, "{}"),
                        new Leaf("body", List.of(name), false, "{\"n\":1}"),
                        new Leaf("older", List.of(name), false, "{}")));
        TWO.write(
                school,
                List.of(
                        spelled,
                        new Leaf("second", List.of(name), true, "{}"),
                        new Leaf("body", List.of(name), false, "{\"n\":2}"),
                        new Leaf("older", List.of("2-%032x".formatted(2), name), false, "{}")));
        var findings = new Verification(ONE, TWO, school, count -> {}).compare();
        assertEquals(
                List.of(
                        "body OTHER_BODY",
                        "first ONLY_IN_FIRST",
                        "older ONLY_IN_SECOND",
                        "second ONLY_IN_SECOND"),
                findings.differences().stream().map(d -> d.leaf().id() + " " + d.kind()).toList());
        assertTrue(findings.complete());
        assertEquals(4, findings.documents());
    }

    @Test
    void the_same_store_under_two_names_is_known_by_its_identity() {
        assertEquals(ONE.identity(), postgres(FIRST).identity());
        assertNotEquals(ONE.identity(), TWO.identity());
    }

    private static Replica postgres(Database database) {
        return new PostgresReplica(database, new Epoch(database, IDS, CLOCK));
    }

    private static Replica store(String kind, Replica postgres) {
        return kind.equals("couch") ? new CouchReplica(CouchPeer.address()) : postgres;
    }

    private Replication replication(Replica source, Replica target) {
        return new Replication(new Replication.Pair(source, target), school, IDS, CLOCK);
    }

    private Tally replicate(Replica source, Replica target) {
        return replication(source, target).catchUp(progress -> {});
    }

    private void assertSame(Replica one, Replica two) {
        var findings = new Verification(one, two, school, count -> {}).compare();
        assertEquals(List.of(), findings.differences());
    }

    private void make(int count, int editsMax, Random chance) {
        for (int number = 0; number < count; number++) {
            histories.add(
                    new History("d%03d".formatted(number), 1 + chance.nextInt(editsMax), chance));
            told.add(new TreeSet<>());
        }
    }

    private void tell(Replica store, Random chance) {
        tell(store, chance, 0, histories.size());
    }

    /** Some edits of some histories, the first of each for certain, in any order. */
    private void tell(Replica store, Random chance, int from, int count) {
        var leaves = new ArrayList<Leaf>();
        for (int number = from; number < from + count; number++) {
            var history = histories.get(number % histories.size());
            for (int edit = 0; edit < history.length(); edit++) {
                if (edit == 0 || chance.nextBoolean()) {
                    told.get(number % histories.size()).add(edit);
                    leaves.add(history.told(edit));
                }
            }
        }
        Collections.shuffle(leaves, chance);
        assertEquals(List.of(), store.write(school, leaves));
    }

    private String expected() {
        var expected = new TreeMap<String, Map<String, String>>();
        for (int number = 0; number < histories.size(); number++) {
            if (!told.get(number).isEmpty()) {
                expected.put(
                        histories.get(number).id(), histories.get(number).leaves(told.get(number)));
            }
        }
        return Stores.text(expected);
    }

    private void snapshot(Database database) {
        for (var table : List.of("document", "document_leaf", "document_local")) {
            database.sql("drop table if exists before_" + table).update();
            database.sql("create table before_" + table + " as table " + table).update();
        }
    }

    /** As if a backup had been restored, by somebody who forgot to begin a new epoch. */
    private void putBack(Database database) {
        database.transact(() -> {
            for (var table : List.of("document", "document_leaf", "document_local")) {
                database.sql("delete from " + table).update();
                database.sql("insert into " + table + " table before_" + table).update();
            }
        });
    }

    private static void peerReplicates(OrganizationId source, OrganizationId target)
            throws Exception {
        var server = CouchPeer.address();
        var databases = List.of("classroom7-" + source.value(), "classroom7-" + target.value());
        send("PUT", databases.get(1), "");
        var reply =
                send(
                        "POST",
                        "_replicate",
                        "{\"source\":\"%1$s%2$s\",\"target\":\"%1$s%3$s\"}"
                                .formatted(server, databases.get(0), databases.get(1)));
        assertTrue(reply.contains("\"ok\":true"), reply);
    }

    private static String send(String method, String path, String body) throws Exception {
        URI server = CouchPeer.address();
        var request =
                HttpRequest.newBuilder(server.resolve(path))
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }
}
