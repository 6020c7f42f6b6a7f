package classroom7.cli;

import classroom7.platform.failure.Failures;
import classroom7.platform.process.ProcessName;
import classroom7.platform.process.Refusal;
import classroom7.platform.settings.Reading;
import classroom7.platform.settings.Settings;
import classroom7.platform.settings.SettingsReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The option that every command has; with it, all settings. */
final class SettingsOptions {
    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "The folder of the installation (C7_HOME; ./var unless set).")
    @Nullable String home;

    @Spec(Spec.Target.MIXEE)
    CommandSpec spec;

    private @Nullable Settings lastRead;

    /** Reads all settings, or refuses with every problem in one message. */
    Settings read() {
        return read(Map.of());
    }

    /** The same for a process that brings no PostgreSQL of its own. */
    Settings readWithDatabase() {
        var settings = read();
        if (settings.database() == null) {
            throw new Refusal(
                    "C7_DATABASE_URL is not set: name the PostgreSQL to use, or run everything with `c7 up`.");
        }
        return settings;
    }

    Settings read(Map<String, String> typed) {
        var commandLine = new HashMap<>(typed);
        if (home != null) {
            commandLine.put("C7_HOME", home);
        }
        return switch (SettingsReader.read(commandLine, System.getenv(), Path.of(".env"))) {
            case Reading.Read(Settings settings, var warnings) -> {
                var err = spec.commandLine().getErr();
                warnings.forEach(warning -> err.println("c7: " + warning));
                lastRead = settings;
                yield settings;
            }
            case Reading.Wrong(var problems) -> throw new Refusal(String.join("\n", problems));
        };
    }

    /** Leaves a failure of a command in the installation that it was for, if there is one. */
    void leave(Exception failure, String command) {
        var settings = lastRead;
        if (settings != null && Files.isDirectory(settings.home())) {
            Failures.leave(
                    settings.home(),
                    failure,
                    InstantSource.system().instant(),
                    command + " " + ProcessName.own());
        }
    }
}
