package classroom7.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A CouchDB to test against: the server named in {@code C7_TEST_COUCHDB_URL}, else a PouchDB server
 * of our own on a free port, whose program {@code C7_TEST_POUCHDB} names (a system property or a
 * variable of the environment).
 */
public final class CouchPeer {
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static @Nullable CouchPeer one;

    private final URI address;

    private CouchPeer(URI address) {
        this.address = address;
    }

    /** The one peer of this JVM; null if neither is named. */
    public static synchronized @Nullable CouchPeer find() {
        if (one == null) {
            var server = System.getenv("C7_TEST_COUCHDB_URL");
            var program = System.getProperty("C7_TEST_POUCHDB", System.getenv("C7_TEST_POUCHDB"));
            if (server != null && !server.isBlank()) {
                one = new CouchPeer(URI.create(server));
            } else if (program != null && Files.isExecutable(Path.of(program))) {
                one = new CouchPeer(start(program));
            }
        }
        return one;
    }

    public URI address() {
        return address;
    }

    private static URI start(String program) {
        try {
            var folder = Files.createTempDirectory("classroom7-peer-");
            int port = freePort();
            var process =
                    new ProcessBuilder(
                                    program,
                                    "--in-memory",
                                    "--host",
                                    "127.0.0.1",
                                    "--port",
                                    String.valueOf(port),
                                    "--config",
                                    folder.resolve("config.json").toString(),
                                    "--no-stdout-logs")
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(folder.resolve("out").toFile())
                            .start();
            Runtime.getRuntime()
                    .addShutdownHook(
                            new Thread(() -> {
                                process.descendants().forEach(ProcessHandle::destroyForcibly);
                                process.destroyForcibly();
                            }));
            var address = URI.create("http://127.0.0.1:" + port + "/");
            await(address, process);
            return address;
        } catch (IOException e) {
            throw new UncheckedIOException("Start " + program, e);
        }
    }

    private static void await(URI address, Process process) throws IOException {
        long end = System.nanoTime() + START_MAX.toNanos();
        while (!answers(address)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IOException("The PouchDB server does not answer");
            }
            Thread.onSpinWait();
        }
    }

    private static boolean answers(URI address) {
        try {
            var connection = (HttpURLConnection) address.toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(5000);
            return connection.getResponseCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
