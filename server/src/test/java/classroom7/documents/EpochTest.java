package classroom7.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.platform.process.Wait;
import classroom7.testing.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** The epoch is the installation's: every process comes to know a new one. */
class EpochTest {
    private static final Duration NOTICED_MAX = Duration.ofSeconds(30);

    @Test
    void a_process_that_runs_notices_what_another_renews() {
        var database = TestDatabase.fresh();
        var ids = new Ids(InstantSource.system());
        var serving = new Epoch(database, ids, InstantSource.system());
        var renewing = new Epoch(database, ids, InstantSource.system());
        var before = serving.current();
        assertEquals(before, renewing.current());
        var after = renewing.renew();
        assertTrue(
                Wait.until(
                        NOTICED_MAX,
                        () -> {
                            database.touches().look(); // as a web process does all the time
                            return serving.current().equals(after);
                        }));
        var last = serving.renew();
        assertTrue(
                Wait.until(
                        NOTICED_MAX,
                        () -> {
                            new EpochWatch(renewing).run(); // as a job process does
                            return renewing.current().equals(last);
                        }));
        var feed = new PostgresDocuments(database, serving);
        var school = new OrganizationId(ids.next());
        var position = new Position(before, "1.1");
        assertTrue(feed.changes(school, position, 1).restarted(), "marks are made anew, too");
    }
}
