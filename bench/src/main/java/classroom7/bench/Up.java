package classroom7.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code ./c7 up} as a process, as anybody starts it. */
record Up(Process process, URI address, double startSeconds) implements AutoCloseable {
    private static final String READY = "Classroom7 is ready at ";

    static Up start(Path launcher, Path home, Map<String, String> environment)
            throws IOException {
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
                return new Up(process, URI.create(line.substring(READY.length())), seconds);
            }
        }
        throw new IOException("c7 up ended before it was ready");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
