package classroom7.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.platform.database.Database;
import classroom7.platform.process.Signal;
import classroom7.platform.settings.Settings;
import classroom7.testing.Program;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code c7 documents rebuild} as an operator runs it. */
@Tag("process")
@Tag("long")
class RebuildTest {
    @TempDir Path home;

    @Test
    void what_is_derived_is_the_same_afterwards_whether_or_not_the_product_runs() {
        List<String> before;
        try (var up = Program.up(home, "--sample")) {
            up.ready();
            before = derived();
            assertTrue(before.size() > 100, "the sample is marked: " + before.size());
            spoil();
            assertFalse(before.equals(derived()));
            assertRebuilt();
            assertEquals(before, derived());
            up.signal(Signal.TERM);
            assertEquals(143, up.ended());
        }
        spoil();
        assertRebuilt();
        assertEquals(before, derived());
    }

    private void assertRebuilt() {
        var arguments = List.of("documents", "rebuild", "--home", home.toString(), "--json");
        try (var rebuild = Program.start(Map.of(), List.of(), arguments)) {
            assertEquals(0, rebuild.ended(), rebuild::err);
            assertEquals("", rebuild.err());
            var said = JsonMapper.shared().readTree(rebuild.out());
            assertEquals(1, said.path("organizations").asInt());
            assertTrue(said.path("documents").isIntegralNumber(), rebuild::out);
        }
    }

    /** Marks and cells as they would not be by themselves. */
    private void spoil() {
        try (var installation = open()) {
            var database = installation.door(Database.class);
            database.sql("update answer_mark set points = 0").update();
            database.sql("delete from progress").update();
        }
    }

    private List<String> derived() {
        try (var installation = open()) {
            return installation
                    .door(Database.class)
                    .sql(
                            """
                            select to_jsonb(answer_mark)::text from answer_mark
                            union all
                            select to_jsonb(progress)::text from progress
                            order by 1
                            """)
                    .query(String.class)
                    .list();
        }
    }

    private Installation open() {
        var settings = Settings.alone(home);
        return Installation.open(settings, "c7 test", line -> {});
    }
}
