package classroom7.documents.replica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.documents.Epoch;
import classroom7.documents.Leaf;
import classroom7.documents.PostgresReplica;
import classroom7.documents.SecondCopy;
import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.Pool;
import classroom7.platform.database.Turn;
import classroom7.platform.process.Wait;
import classroom7.testing.TestDatabase;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A second store that is not kept up with is noticed, and one process alone keeps up with it. */
class SecondCopyWatchTest {
    private static final Duration TAKEN_OVER_MAX = Duration.ofSeconds(20);
    private static final URI REPLICA = URI.create("postgresql://somebody@elsewhere/replica");
    private static final Ids IDS = new Ids(InstantSource.system());

    private Instant now = Instant.parse("2026-11-25T12:00:00Z");
    private final InstantSource clock = () -> now;
    private final Address address = TestDatabase.freshAddress();
    private final HikariDataSource pool = Pool.to(address);
    private final Database database = new Database(pool);
    private final Database elsewhere = TestDatabase.fresh();
    private final PostgresReplica main = replica(database);
    private final PostgresReplica there = replica(elsewhere);
    private final SecondCopy second = new SecondCopy(database, REPLICA);
    private final OrganizationId school = new OrganizationId(IDS.next());
    private final Copying copying = copying();
    private int written;

    @AfterEach
    void close() {
        pool.close();
    }

    @Test
    void what_stands_still_is_told_by_progress_and_only_once_main_has_moved_on() {
        var alarm = new Alarm(() -> Lag.of(main, second, clock), clock);
        write(3);
        alarm.run();
        assertFalse(alarm.isRaised(), "it has only just begun");
        pass(Lag.STUCK_AFTER);
        alarm.run();
        assertTrue(alarm.isRaised(), "nobody ever followed");
        assertEquals(3, lag().behind());
        copying.round(tally -> {});
        alarm.run();
        assertFalse(alarm.isRaised());
        assertEquals(0, lag().behind());
        assertEquals(now, lag().worked());
        pass(Duration.ofHours(1));
        alarm.run();
        assertFalse(alarm.isRaised(), "main did not move");
        copying.round(tally -> {});
        write(2);
        pass(Lag.STUCK_AFTER);
        assertEquals(2, lag().behind());
        assertEquals(Lag.STUCK_AFTER.toSeconds(), lag().seconds());
        alarm.run();
        assertFalse(alarm.isRaised());
        pass(Duration.ofSeconds(1));
        alarm.run();
        assertTrue(alarm.isRaised());
        copying.round(tally -> {});
        alarm.run();
        assertFalse(alarm.isRaised());
    }

    @Test
    void what_the_second_store_refuses_is_counted_until_it_is_taken() {
        var answer = "answer:%s:lea:0001:q:same";
        there.write(school, List.of(leaf(answer.formatted("one"))));
        main.write(school, List.of(leaf(answer.formatted("two"))));
        copying.round(tally -> {});
        assertEquals(1, lag().refused());
        elsewhere.sql("delete from document").update();
        copying().startingOver().round(tally -> {});
        assertEquals(0, lag().refused());
    }

    @Test
    void one_process_follows_and_another_takes_over_when_it_is_gone() {
        try (var otherPool = Pool.to(address);
                var ours = new Turn(database, 7);
                var theirs = new Turn(new Database(otherPool), 7)) {
            var one = new Following("one", this::copying, ours::isOurs, () -> "", clock);
            var other = new Following("other", this::copying, theirs::isOurs, () -> "", clock);
            write(2);
            one.run();
            assertEquals(0, lag().behind());
            write(2);
            other.run();
            assertEquals(2, lag().behind(), "it is not its turn");
            database.sql(
                            """
                            select pg_terminate_backend(pid) from pg_locks
                             where locktype = 'advisory' and objid = 7
                               and database = (select oid from pg_database
                                                where datname = current_database())
                            """)
                    .query(Boolean.class)
                    .list();
            assertTrue(
                    Wait.until(
                            TAKEN_OVER_MAX,
                            () -> {
                                other.run();
                                return lag().behind() == 0;
                            }));
            write(1);
            one.run();
            assertEquals(1, lag().behind(), "it lost its turn");
            theirs.close();
            one.run();
            assertEquals(0, lag().behind());
        }
    }

    private Lag lag() {
        return Lag.of(main, second, clock).getFirst();
    }

    private Copying copying() {
        return new Copying(new Replication.Pair(main, there), IDS, clock).telling(second);
    }

    private PostgresReplica replica(Database its) {
        return new PostgresReplica(its, new Epoch(its, IDS, clock));
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private void write(int count) {
        main.write(
                school,
                IntStream.range(written, written + count).mapToObj(n -> leaf("d" + n)).toList());
        written += count;
    }

    private static Leaf leaf(String id) {
        return new Leaf(id, List.of("1-" + "a".repeat(32)), false, "{}");
    }
}
