package classroom7.bench;

import classroom7.cli.Installation;
import classroom7.platform.database.Address;
import classroom7.platform.database.EmbeddedPostgres;
import classroom7.platform.database.PostgresBinaries;
import classroom7.platform.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./c7 up} as a process, as anybody starts it. */
record Up(Process process, Path home, URI address, double startSeconds) implements AutoCloseable {
    private static final String READY = "Classroom7 is ready at ";

    static Up start(Path launcher, Path home, Map<String, String> environment) throws IOException {
        long begun = System.nanoTime();
        var builder =
                new ProcessBuilder(
                                List.of(
                                        launcher.toString(),
                                        "up",
                                        "--home",
                                        home.toString(),
                                        "--port",
                                        "0"))
                        .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        var process = builder.start();
        var out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (var line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(READY)) {
                double seconds = (System.nanoTime() - begun) / 1e9;
                return new Up(process, home, URI.create(line.substring(READY.length())), seconds);
            }
        }
        throw new IOException("c7 up ended before it was ready");
    }

    /** The database that runs below it. */
    Address database() throws IOException {
        var running = EmbeddedPostgres.running(home, PostgresBinaries.under(home));
        if (running == null) {
            throw new IOException("PostgreSQL does not run on " + home);
        }
        return running;
    }

    /** The installation, while it serves. */
    Installation installation() {
        return Installation.open(Settings.alone(home), "c7 bench", line -> {});
    }

    World make(int learners) {
        try (var installation = installation()) {
            return World.make(installation, learners);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
