package classroom7.documents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import classroom7.documents.DocumentsFailure.Reason;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Name and password go to a server alone that proves to be the one that was named. */
@Isolated("what this machine trusts is the JVM's")
class CouchTlsTest {
    private static final char[] PASSWORD = "not a secret".toCharArray();

    @TempDir Path folder;
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private HttpsServer server;
    private SSLContext before;

    @BeforeEach
    void keep() throws GeneralSecurityException {
        before = SSLContext.getDefault();
    }

    @AfterEach
    void stop() {
        SSLContext.setDefault(before);
        server.stop(0);
    }

    @Test
    void a_certificate_that_is_trusted_and_names_the_host_is_spoken_to() throws Exception {
        var keys = serve("localhost");
        trust(keys);
        assertEquals(200, wire().ask("GET", "db/a", null).status());
        assertEquals(List.of("Basic YW5uOnNlY3JldA=="), authorizations);
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused_before_anything_is_said()
            throws Exception {
        serve("localhost");
        assertRefused();
    }

    @Test
    void a_trusted_certificate_of_another_host_is_refused_before_anything_is_said()
            throws Exception {
        trust(serve("elsewhere.example"));
        assertRefused();
    }

    private void assertRefused() {
        var failure = assertThrows(DocumentsFailure.class, () -> wire().ask("GET", "db/a", null));
        assertEquals(Reason.UNREACHABLE, failure.reason());
        assertThrows(DocumentsFailure.class, () -> wire().write("POST", "db/_bulk_docs", "{}"));
        assertEquals(List.of(), authorizations);
    }

    private CouchWire wire() {
        return new CouchWire(
                URI.create("https://ann:secret@localhost:" + server.getAddress().getPort() + "/"));
    }

    /** Serves under a certificate for that host, which it has signed itself, and answers it. */
    private KeyStore serve(String host) throws IOException, GeneralSecurityException {
        var keys = certified(host);
        var mine = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        mine.init(keys, PASSWORD);
        var context = SSLContext.getInstance("TLS");
        context.init(mine.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext(
                "/",
                exchange -> {
                    authorizations.add(exchange.getRequestHeaders().getFirst("Authorization"));
                    var reply = "{}".getBytes(UTF_8);
                    exchange.sendResponseHeaders(200, reply.length);
                    exchange.getResponseBody().write(reply);
                    exchange.close();
                });
        server.start();
        return keys;
    }

    private static void trust(KeyStore keys) throws GeneralSecurityException, IOException {
        var trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        trusted.setCertificateEntry("peer", keys.getCertificate("peer"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        SSLContext.setDefault(context);
    }

    private KeyStore certified(String host) throws IOException, GeneralSecurityException {
        var file = folder.resolve(host);
        var made =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "peer",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + host,
                                "-ext",
                                "SAN=dns:" + host,
                                "-validity",
                                "2",
                                "-keystore",
                                file.toString(),
                                "-storepass",
                                new String(PASSWORD))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("keytool").toFile())
                        .start();
        try {
            assertEquals(0, made.waitFor(), Files.readString(folder.resolve("keytool")));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return KeyStore.getInstance(file.toFile(), PASSWORD);
    }
}
