package classroom7.testing;

import classroom7.platform.process.Wait;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * PouchDB server as a peer that speaks CouchDB's protocol, one for all tests of a run, in memory.
 * {@code ./c7 check} installs it and names it in {@code C7_TEST_POUCHDB}; without it, tests that
 * ask for it are skipped and say so.
 */
public final class PouchServer implements AutoCloseable {
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static PouchServer running;

    private final Process process;
    private final URI address;

    private PouchServer(String program) throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var folder = Files.createTempDirectory("pouchdb");
        address = URI.create("http://127.0.0.1:" + port + "/");
        var command =
                List.of("node", program, "--in-memory", "--host", "127.0.0.1", "--port", "" + port);
        process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile())
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        if (!Wait.until(START_MAX, () -> answers() || !process.isAlive()) || !process.isAlive()) {
            throw new IOException("PouchDB server did not start; see " + folder.resolve("output"));
        }
    }

    /** Its address, ending in "/"; starts it at the first call. */
    public static synchronized URI address() {
        var program = program();
        try {
            if (running == null || !running.process.isAlive()) {
                running = new PouchServer(program);
            }
            return running.address;
        } catch (IOException e) {
            throw new IllegalStateException("Cannot start PouchDB server", e);
        }
    }

    /** One of a test's own, with nothing in it that others wrote. */
    public static PouchServer own() {
        try {
            return new PouchServer(program());
        } catch (IOException e) {
            throw new IllegalStateException("Cannot start PouchDB server", e);
        }
    }

    /** The address of this one. */
    public URI root() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
    }

    /** The program, for a test that starts one of its own; skips the test where there is none. */
    public static String program() {
        var program = System.getenv("C7_TEST_POUCHDB");
        Assumptions.assumeTrue(
                program != null, "PouchDB server is not installed (./c7 check does it, with npm)");
        return program;
    }

    private boolean answers() {
        try {
            var request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).build();
            return CLIENT.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
