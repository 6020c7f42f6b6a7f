package classroom7.testing;

import classroom7.platform.process.Signal;
import classroom7.platform.process.Wait;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program {@code c7} as a real process of this test, from the classes under test. */
public final class Program implements AutoCloseable {
    /** Generous: the machine that runs the tests may be busy with others. */
    private static final Duration READY_MAX = Duration.ofSeconds(120);

    private static final Duration THREADS_MAX = Duration.ofSeconds(10);

    private static final String READY = "Classroom7 is ready at ";

    private final Process process;
    private final Path out;
    private final Path err;

    private Program(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** {@code c7 up} on the home, on any free port. */
    public static Program up(Path home, String... more) {
        var arguments = new ArrayList<>(List.of("up", "--home", home.toString(), "--port", "0"));
        arguments.addAll(List.of(more));
        return start(Map.of(), List.of(), arguments);
    }

    /**
     * Any command line.
     *
     * @param environment set beside what the test's own process has
     * @param prefix words in front of {@code java}
     */
    public static Program start(
            Map<String, String> environment, List<String> prefix, List<String> arguments) {
        return start("classroom7.Main", environment, prefix, arguments);
    }

    /** The same with another main class: the program with a part of the test's own. */
    public static Program start(
            String main,
            Map<String, String> environment,
            List<String> prefix,
            List<String> arguments) {
        try {
            var out = Files.createTempFile("c7-", ".out");
            var err = Files.createTempFile("c7-", ".err");
            var command = new ArrayList<>(prefix);
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.addAll(
                    List.of(
                            "-Dorg.springframework.boot.logging.LoggingSystem=none",
                            "-Dlogback.configurationFile=logback.xml"));
            command.add(main);
            command.addAll(arguments);
            var builder = new ProcessBuilder(command);
            builder.environment().putAll(environment);
            builder.redirectOutput(out.toFile()).redirectError(err.toFile());
            return new Program(builder.start(), out, err);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the ready line and answers the address in it. */
    public URI ready() {
        Wait.until(READY_MAX, () -> out().contains(READY) || !process.isAlive());
        var line =
                out().lines()
                        .filter(said -> said.startsWith(READY))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("not ready: " + err()));
        return URI.create(line.substring(READY.length()));
    }

    /** What its threads do, which it prints when it is asked so. */
    private String threads() throws InterruptedException {
        try {
            new ProcessBuilder("sh", "-c", "kill -QUIT " + process.pid()).start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Wait.until(THREADS_MAX, () -> out().contains("JNI global refs"));
        return out();
    }

    /** Waits for the end and answers the exit code. */
    public int ended() {
        return ended(READY_MAX);
    }

    /** The same for one that has much to do. */
    public int ended(Duration limit) {
        try {
            if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running: " + err() + "\n" + threads());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public boolean isGone() {
        return !process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    /** All processes below it now, as long as it lives. */
    public List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    public void signal(Signal signal) {
        signal.send(process.pid());
    }

    public String out() {
        return text(out);
    }

    public String err() {
        return text(err);
    }

    /** The status of GET on a path of the server that is ready at the address; 0: no answer. */
    public static int get(URI address, String path) {
        try (var client = HttpClient.newHttpClient()) {
            var request =
                    HttpRequest.newBuilder(address.resolve(path))
                            .timeout(Duration.ofSeconds(30))
                            .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Ends it and all below it, whatever state a failed test left them in. */
    @Override
    public void close() {
        var below = children();
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
        ended();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
