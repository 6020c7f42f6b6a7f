package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.Pool;
import classroom7.testing.Program;
import classroom7.testing.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code c7 jobs} as an operator runs it, while no other process is at work. */
@Tag("process")
class JobsCommandTest {
    @TempDir Path home;

    private final Address address = TestDatabase.freshAddress();

    @Test
    void a_job_is_paused_run_and_resumed_and_a_missed_one_is_a_finding() {
        assertTrue(said(0, "pause", "sign-in-sweep").contains("is paused"));
        assertTrue(said(0, "run", "sign-in-sweep").contains("done"));
        assertTrue(said(2, "run", "sign-in").contains("There is no job sign-in"));
        var paused = job("sign-in-sweep", JsonMapper.shared().readTree(said(0, "--json")));
        assertEquals("paused", paused.path("state").asString());
        assertEquals("done", paused.path("runs").path(0).path("outcome").asString());
        assertEquals("c7", paused.path("runs").path(0).path("askedBy").asString());
        assertTrue(said(0, "resume", "sign-in-sweep").contains("runs again"));
        try (var pool = Pool.to(address)) {
            new Database(pool)
                    .sql("update scheduled_tasks set execution_time = now() - interval '1 hour'")
                    .update();
        }
        assertTrue(said(1).contains("MISSED"));
    }

    private static JsonNode job(String name, JsonNode all) {
        for (var job : all.path("jobs")) {
            if (job.path("name").asString().equals(name)) {
                return job;
            }
        }
        throw new AssertionError(all.toString());
    }

    private String said(int code, String... words) {
        var arguments = new ArrayList<>(List.of("jobs"));
        arguments.addAll(List.of(words));
        arguments.addAll(List.of("--home", home.toString()));
        var environment = Map.of("C7_DATABASE_URL", TestDatabase.url(address));
        try (var program = Program.start(environment, List.of(), arguments)) {
            assertEquals(code, program.ended(), () -> program.out() + program.err());
            return program.out() + program.err();
        }
    }
}
