package classroom7.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** The CouchDB, or what speaks its protocol, that keeps the documents; perhaps started by us. */
record Peer(URI address, @Nullable Process process) implements AutoCloseable {
    private static final int TRIES_MAX = 600;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int NAME_LENGTH_MAX = 120;
    private static final String DATABASE = "bench-" + Requests.uuid(ThreadLocalRandom.current());

    /** Starts it if a program is given, and waits until it replies. */
    static Peer start(URI address, List<String> program, Path folder) throws IOException {
        var process =
                program.isEmpty()
                        ? null
                        : new ProcessBuilder(program)
                                .directory(folder.toFile())
                                .redirectErrorStream(true)
                                .redirectOutput(folder.resolve("couchdb.log").toFile())
                                .start();
        var peer = new Peer(address, process);
        for (int tries = 1; ; tries++) {
            try {
                Answer.once(address, peer.request("GET", "", ""));
                return peer;
            } catch (IOException e) {
                if (tries == TRIES_MAX) {
                    peer.close();
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** What it says of itself, in one line. */
    String name() throws IOException {
        var said = Answer.once(address, request("GET", "", "")).strip();
        return said.length() > NAME_LENGTH_MAX ? said.substring(0, NAME_LENGTH_MAX) : said;
    }

    /** Makes the database that {@link #document} writes to. */
    void prepare() throws IOException {
        Answer.once(address, request("PUT", DATABASE, ""));
    }

    /** One more document like an answer's, created by a request of its own. */
    byte[] document() {
        var random = ThreadLocalRandom.current();
        var id =
                "answer:%020d:%020d:0001:%020d:%s"
                        .formatted(
                                random.nextInt(World.LESSONS),
                                random.nextInt(World.LEARNERS),
                                random.nextInt(World.QUESTIONS),
                                Requests.uuid(random));
        return request("PUT", DATABASE + "/" + id, Requests.answerDocument());
    }

    /** Has it fetch a database of another by its own replicator into one of its own. */
    void replicate(URI source, String database, String own) throws IOException {
        var body =
                "{\"source\":\"%s\",\"target\":\"%s\",\"create_target\":true}"
                        .formatted(source.resolve(database), own);
        var said = Answer.once(address, request("POST", "_replicate", body));
        if (!said.contains("\"ok\":true")) {
            throw new IOException("The peer did not replicate: " + said);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
            process.onExit().join();
        }
    }

    private byte[] request(String method, String path, String body) {
        var login = address.getUserInfo();
        var authorization =
                login == null
                        ? ""
                        : "Authorization: Basic "
                                + Base64.getEncoder()
                                        .encodeToString(login.getBytes(StandardCharsets.UTF_8))
                                + "\r\n";
        return Requests.bytes(
                "%s %s%s HTTP/1.1\r\nHost: %s:%d\r\n%sContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                        .formatted(
                                method,
                                address.getPath().isEmpty() ? "/" : address.getPath(),
                                path,
                                address.getHost(),
                                address.getPort(),
                                authorization,
                                body.length(),
                                body));
    }
}
