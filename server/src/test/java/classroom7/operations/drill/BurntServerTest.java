package classroom7.operations.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.base.OrganizationId;
import classroom7.cli.Installation;
import classroom7.documents.Documents;
import classroom7.operations.sample.Sample;
import classroom7.platform.database.Database;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.process.Signal;
import classroom7.platform.settings.Settings;
import classroom7.testing.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A server burns; another goes on from a copy; the devices bring what the copy lacks. */
@Tag("process")
@Tag("long")
class BurntServerTest {
    private static final Duration SETTLE_MAX = Duration.ofSeconds(60);
    private static final int LEARNERS = 3;
    private static final int ANSWERS = 30;

    @TempDir Path folder;

    private final int port = EmbeddedPostgres.freePort();
    private final Findings findings = new Findings();

    @Test
    void what_was_answered_after_the_copy_comes_back_from_the_devices_once() throws Exception {
        var home = folder.resolve("home");
        var copy = folder.resolve("copy");
        try (var wire = new Wire(port)) {
            OrganizationId school;
            List<Learner> learners;
            try (var up = up(home);
                    var installation = open(home)) {
                var opened =
                        new DrillCourse(rooms(installation), store(installation)).open(LEARNERS);
                school = opened.organization();
                learners = learners(opened, wire);
                learners.forEach(one -> answer(one, ANSWERS));
                installation.close();
                stop(up);
            }
            copy(home, copy);
            try (var up = up(home)) {
                learners.forEach(Learner::beginAgain); // known to no copy
                learners.forEach(one -> answer(one, ANSWERS));
                up.signal(Signal.KILL); // it burns
                up.ended();
            }
            assertNotEquals(epoch(copy), epoch(copy, "--renew"));
            try (var up = up(copy);
                    var installation = open(copy)) {
                assertEquals(LEARNERS * ANSWERS, count(installation, school));
                learners.forEach(one -> answer(one, 1)); // its receipt tells of another epoch
                var doors =
                        new Check.Doors(
                                installation.door(Documents.class),
                                rooms(installation).projection());
                new Check(school, doors, store(installation), findings).all(learners);
                assertEquals(List.of(), findings.kept(), up::err);
                assertEquals(LEARNERS * (2 * ANSWERS + 1), count(installation, school));
            }
        }
    }

    private static void answer(Learner learner, int count) {
        for (int one = 0; one < count; one++) {
            learner.give();
        }
        assertTrue(learner.settle(SETTLE_MAX), "every answer gets a receipt");
    }

    private List<Learner> learners(DrillCourse.School school, Wire wire) {
        var questions = new ArrayList<Asked>();
        var all = new ArrayList<Learner>();
        for (var actor : school.learners()) {
            var login =
                    JsonMapper.shared()
                            .createObjectNode()
                            .put("email", actor.email())
                            .put("password", school.password());
            var token = wire.post("/api/tokens", null, login).body().path("token").asString();
            if (questions.isEmpty()) {
                for (var lesson : school.lessons().subList(0, 2)) {
                    questions.addAll(Asked.of(wire.get("/api/lessons/" + lesson, token).body()));
                }
            }
            var room =
                    new Learner.Room(
                            wire, questions, new Traffic(), findings, InstantSource.system());
            all.add(new Learner(room, actor.person().value(), token, new Random(all.size())));
        }
        return all;
    }

    private Program up(Path home) {
        var up =
                Program.start(
                        Map.of(),
                        List.of(),
                        List.of("up", "--home", home.toString(), "--port", "" + port));
        up.ready();
        return up;
    }

    private static void stop(Program up) {
        up.signal(Signal.TERM);
        up.ended();
    }

    private static String epoch(Path home, String... more) {
        var words = new ArrayList<>(List.of("documents", "epoch", "--home", home.toString()));
        words.addAll(List.of(more));
        try (var command = Program.start(Map.of(), List.of(), words)) {
            assertEquals(0, command.ended(), command::err);
            return command.out().strip();
        }
    }

    private static void copy(Path from, Path to) throws Exception {
        var copying = new ProcessBuilder("cp", "-a", from.toString(), to.toString()).inheritIO();
        assertEquals(0, copying.start().waitFor());
    }

    private static Installation open(Path home) {
        var settings = Settings.alone(home);
        return Installation.open(settings, "c7 test", line -> {});
    }

    private static Sample.Rooms rooms(Installation installation) {
        return installation.door(Sample.Rooms.class);
    }

    private static DrillStore store(Installation installation) {
        return new DrillStore(installation.door(Database.class));
    }

    private static int count(Installation installation, OrganizationId school) {
        var documents = installation.door(Documents.class);
        return documents.range(school, "answer:", "answer:~", Documents.RANGE_MAX).size();
    }
}
