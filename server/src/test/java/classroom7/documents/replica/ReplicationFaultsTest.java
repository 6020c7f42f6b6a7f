package classroom7.documents.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.CouchReplica;
import classroom7.documents.DocumentsFailure;
import classroom7.documents.DocumentsFailure.Reason;
import classroom7.documents.Epoch;
import classroom7.documents.Leaf;
import classroom7.documents.PostgresReplica;
import classroom7.documents.Replica;
import classroom7.platform.database.Database;
import classroom7.platform.process.Wait;
import classroom7.testing.CouchPeer;
import classroom7.testing.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A peer that refuses, garbles, hangs up and runs out of room is understood, and gone on from. */
@Tag("long")
class ReplicationFaultsTest {
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Ids IDS = new Ids(CLOCK);
    private static final Duration FOLLOWED_MAX = Duration.ofSeconds(60);
    private static final Duration SLOW = Duration.ofMillis(150);

    /** With the pauses between them some seconds. */
    private static final int CUT_REQUESTS = 15;

    private final Database database = TestDatabase.fresh();
    private final Replica ours = new PostgresReplica(database, new Epoch(database, IDS, CLOCK));
    private final OrganizationId school = new OrganizationId(IDS.next());
    private FaultyCouch peer;
    private Replica theirs;

    @BeforeEach
    void open() throws IOException {
        CouchPeer.address();
        peer = new FaultyCouch();
        theirs = new CouchReplica(peer.address());
    }

    @AfterEach
    void close() {
        if (peer != null) { // it was skipped
            peer.close();
        }
    }

    @Test
    void what_is_too_large_together_goes_in_parts_and_what_is_too_large_alone_is_told() {
        write(50, 1_000);
        ours.write(school, List.of(leaf("whale", 30_000)));
        peer.bodyBytesMax = 20_000;
        var tally = copying().patiently(progress -> {});
        assertEquals(1, tally.refused());
        assertEquals("whale", tally.refusals().getFirst().leaf().id());
        assertTrue(tally.refusals().getFirst().why().contains("413"), tally.toString());
        assertEquals(50, tally.written());
        peer.bodyBytesMax = Integer.MAX_VALUE;
        assertEquals(1, copying().startingOver().patiently(progress -> {}).written());
        assertSame();
    }

    @ParameterizedTest
    @CsvSource({"503, {}", "429, {}", "200, <html>", "200, [", "0, none"})
    void what_may_pass_is_tried_again(int status, String body) {
        write(20, 10);
        peer.fail(4, status, body);
        assertEquals(20, copying().patiently(progress -> {}).written());
        assertSame();
    }

    @ParameterizedTest
    @CsvSource({"401, UNAUTHORISED", "403, UNAUTHORISED", "507, FULL"})
    void what_will_not_pass_ends_it_at_once_and_is_gone_on_from(int status, Reason reason) {
        write(20, 10);
        var copying = copying();
        peer.fail(1, status, "{\"error\":\"no\"}");
        var failure = assertThrows(DocumentsFailure.class, () -> copying.patiently(progress -> {}));
        assertEquals(reason, failure.reason());
        assertEquals(1, peer.asked.get());
        assertEquals(20, copying.patiently(progress -> {}).written());
        assertSame();
    }

    @Test
    void a_follower_waits_and_goes_on_without_a_word_of_ours() {
        var following = new Following("one to two", this::copying, CLOCK);
        write(20, 10);
        peer.fail(1, 507, "{\"error\":\"quota\"}");
        following.run();
        assertEquals(1, peer.asked.get());
        assertTrue(
                Wait.until(
                        FOLLOWED_MAX,
                        () -> {
                            following.run();
                            return theirs.pending(school, "", 100) == 20;
                        }));
        assertSame();
    }

    @Test
    void cut_off_while_answers_arrive_it_catches_up_when_the_way_is_free_again() {
        var following = new Following("one to two", this::copying, CLOCK);
        write(20, 10);
        following.run();
        assertEquals(20, theirs.pending(school, "", 1000));
        peer.fail(Integer.MAX_VALUE, 0, "");
        int before = peer.asked.get();
        int written = 20;
        while (peer.asked.get() < before + CUT_REQUESTS) {
            ours.write(school, List.of(leaf("cut" + written++, 10)));
            following.run();
        }
        assertEquals(20, new CouchReplica(CouchPeer.address()).pending(school, "", 1000));
        peer.fail(0, 0, "");
        assertTrue(
                Wait.until(
                        FOLLOWED_MAX,
                        () -> {
                            following.run();
                            return Standing.of(new Replication.Pair(ours, theirs), CLOCK)
                                            .getFirst()
                                            .behind()
                                    == 0;
                        }));
        assertEquals(written, theirs.pending(school, "", Replica.CHANGES_MAX * 100));
        assertSame();
    }

    @Test
    void what_it_forbids_is_named_and_the_others_come_slowly_as_it_is() {
        write(300, 10);
        peer.forbidden = "d7";
        peer.slowness = SLOW;
        var tally = copying().patiently(progress -> {});
        assertEquals(299, tally.written());
        assertEquals(1, tally.refused());
        assertEquals("d7", tally.refusals().getFirst().leaf().id());
        assertTrue(tally.refusals().getFirst().why().contains("not of this school"));
        assertEquals(0, copying().patiently(progress -> {}).refused(), "told once");
        peer.forbidden = "";
        assertEquals(1, copying().startingOver().patiently(progress -> {}).written());
        assertSame();
    }

    @Test
    void how_far_it_has_come_is_told_by_what_is_there() {
        write(20, 10);
        var pair = new Replication.Pair(ours, theirs);
        assertEquals(20, Standing.of(pair, CLOCK).getFirst().behind());
        copying().patiently(progress -> {});
        assertEquals(0, Standing.of(pair, CLOCK).getFirst().behind());
        ours.write(school, List.of(leaf("late", 1)));
        assertEquals(1, Standing.of(pair, CLOCK).getFirst().behind());
    }

    private Copying copying() {
        return new Copying(new Replication.Pair(ours, theirs), IDS, CLOCK);
    }

    private void assertSame() {
        var real = new CouchReplica(CouchPeer.address());
        var findings = new Verification(ours, real, school, count -> {}).compare();
        assertEquals(List.of(), findings.differences());
    }

    private void write(int count, int length) {
        ours.write(school, IntStream.range(0, count).mapToObj(n -> leaf("d" + n, length)).toList());
    }

    private static Leaf leaf(String id, int length) {
        return new Leaf(
                id,
                List.of("1-%032x".formatted(length)),
                false,
                "{\"a\":\"%s\"}".formatted("x".repeat(length)));
    }
}
