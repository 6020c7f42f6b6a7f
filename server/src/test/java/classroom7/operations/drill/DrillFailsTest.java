package classroom7.operations.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.operations.drill.FaultyStore.Planted;
import classroom7.testing.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drill finds what is really wrong: each of three stores with a planted fault. */
@Tag("process")
@Tag("long")
class DrillFailsTest {
    private static final Duration END_MAX = Duration.ofMinutes(5);

    /** With this one the first fault kills the web process, with a small disk and without. */
    private static final int SEED = 118;

    private static final Map<Planted, Program> DRILLS = new EnumMap<>(Planted.class);

    @TempDir static Path homes;

    @BeforeAll
    static void begin() {
        for (var planted : Planted.values()) {
            var home = homes.resolve(planted.name());
            DRILLS.put(
                    planted,
                    Program.start(
                            FaultyMain.class.getName(),
                            Map.of(FaultyMain.PLANTED, planted.name()),
                            List.of(),
                            List.of(
                                    "drill",
                                    "answers",
                                    "--minutes=0.1",
                                    "--learners=6",
                                    "--seed=" + SEED,
                                    "--home=" + home)));
        }
    }

    @AfterAll
    static void end() {
        DRILLS.values().forEach(Program::close);
    }

    @Test
    void a_receipt_before_the_commit_is_caught() {
        assertCaught(Planted.ACKNOWLEDGES_EARLY, "has a receipt and is LOST");
    }

    @Test
    void a_lost_document_is_caught() {
        assertCaught(Planted.LOSES, "has a receipt and is LOST");
    }

    @Test
    void a_doubled_document_is_caught() {
        assertCaught(Planted.DOUBLES, "is there 2 times");
    }

    @Test
    void a_document_of_other_content_is_caught() {
        assertCaught(Planted.CHANGES, "is there with other content");
    }

    private static void assertCaught(Planted planted, String finding) {
        var drill = DRILLS.get(planted);
        int code = drill.ended(END_MAX);
        assertEquals(1, code, () -> drill.out() + drill.err());
        assertTrue(drill.out().contains(finding), drill::out);
        assertTrue(drill.out().contains("NOT as promised"), drill::out);
    }
}
