package classroom7.operations.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import classroom7.cli.Installation;
import classroom7.platform.database.Database;
import classroom7.platform.mail.Outgoing;
import classroom7.platform.settings.MailSettings;
import classroom7.platform.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process that sends letters is killed while it does; {@code c7 drill mail} in small. */
@Tag("process")
class MailDrillTest {
    private static final int LETTERS = 600;
    private static final int KILLS = 2;

    @TempDir Path home;

    @Test
    void no_letter_is_lost_and_none_comes_twice_unannounced() throws Exception {
        var plan =
                new MailDrill.Plan(
                        home, launch(), LETTERS, KILLS, 5, Duration.ofMillis(50), null, 0);
        try (var drill = new MailDrill(plan);
                var installation = Installation.openOrCreate(settings(drill), "test", line -> {})) {
            var doors =
                    new MailDrill.Doors(
                            installation.door(Outgoing.class), installation.door(Database.class));
            var report = drill.run(doors, part -> {});
            var log = Files.readString(home.resolve("work.log"));
            assertEquals(LETTERS, report.arrived(), report + log);
            assertEquals(0, report.lost(), report + log);
            assertEquals(KILLS, report.kills(), report + log);
            assertTrue(report.maybeTwice() > 0, "no kill met a letter on its way: " + report);
            assertTrue(report.isGood(), report + log);
        }
    }

    private Settings settings(MailDrill drill) {
        return new Settings(
                home.resolve("home"),
                "127.0.0.1",
                0,
                drill.database(),
                null,
                null,
                "",
                Map.of(),
                MailSettings.FILES);
    }

    private static Launch launch() {
        return new Launch(
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dorg.springframework.boot.logging.LoggingSystem=none",
                        "-Dlogback.configurationFile=logback.xml",
                        "classroom7.Main"));
    }
}
