package classroom7.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.people.signin.Sessions;
import classroom7.platform.database.Database;
import classroom7.platform.job.Jobs;
import classroom7.platform.job.Run;
import classroom7.platform.process.Wait;
import classroom7.testing.Browser;
import classroom7.testing.School;
import classroom7.testing.TestServer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class JobPagesTest {
    private static final Duration RUNS_MAX = Duration.ofSeconds(30);
    private static final String PAGE = "/operations/jobs";
    private static final String SWEEP = "sign-in-sweep";

    private static final Pattern KEY = Pattern.compile("\\bjobs\\.[a-z]");

    private static TestServer server;
    private static Browser kim;

    @BeforeAll
    static void open() {
        server = TestServer.start();
        var school = School.open(server.door(Database.class), InstantSource.system());
        var begun = server.door(Sessions.class).begin(school.kim.person(), "test", "127.0.0.1");
        kim = server.browser();
        kim.cookie("c7", begun.secret());
        server.door(Jobs.class).enter();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @Test
    void every_job_is_shown_in_words() {
        var page = kim.get(PAGE).body();
        for (var job : server.door(Jobs.class).all()) {
            assertTrue(page.contains(PAGE + "/" + job.duty().name() + "\""), page);
            assertEquals(200, kim.get(PAGE + "/" + job.duty().name()).status());
        }
        assertFalse(KEY.matcher(page).find(), page);
        assertFalse(KEY.matcher(kim.get(PAGE + "/" + SWEEP).body()).find(), page);
        assertEquals(404, kim.get(PAGE + "/none").status());
        assertEquals(404, kim.post(PAGE + "/none/runs").status());
    }

    @Test
    void a_job_is_paused_resumed_and_run_now() {
        var paused = kim.post(PAGE + "/" + SWEEP + "/pause").body();
        assertTrue(paused.contains("action=\"" + PAGE + "/" + SWEEP + "/pause/end\""), paused);
        kim.post(PAGE + "/" + SWEEP + "/runs");
        try (var working = server.door(Jobs.class).begin(SWEEP)) {
            assertTrue(Wait.until(RUNS_MAX, JobPagesTest::isDone));
        }
        var page = kim.get(PAGE + "/" + SWEEP).body();
        assertTrue(page.contains("Asked for. 0 sessions"), page);
        var resumed = kim.post(PAGE + "/" + SWEEP + "/pause/end").body();
        assertFalse(resumed.contains("action=\"" + PAGE + "/" + SWEEP + "/pause/end\""), resumed);
    }

    private static boolean isDone() {
        return server.door(Jobs.class).look(SWEEP) instanceof Jobs.Saying.Done(var job)
                && !job.runs().isEmpty()
                && job.runs().getFirst().outcome() == Run.Outcome.DONE;
    }

    @Test
    void what_did_not_run_is_called_so() {
        var database = server.door(Database.class);
        var due =
                "update scheduled_tasks set execution_time = now() + %s where task_name = 'store-garbage'";
        database.sql(due.formatted("interval '-1 hour'")).update();
        var page = kim.get(PAGE).body();
        assertTrue(page.contains("did not run"), page);
        assertTrue(page.contains("needs a look"), page);
        database.sql(due.formatted("interval '1 hour'")).update();
        assertFalse(kim.get(PAGE).body().contains("did not run"));
    }
}
