package classroom7.platform.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/** Nothing is said to a server that cannot show who it is, and no password without TLS. */
class MailTlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir static Path folder;

    private static SSLContext rightly;
    private static SSLContext misnamed;

    private final List<String> passwords = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void makeCertificates() throws Exception {
        rightly = certified("localhost");
        misnamed = certified("elsewhere.example");
    }

    @Test
    void a_server_with_the_right_certificate_gets_letters_by_tls() {
        try (var peer = SmtpPeer.start(builder -> builder.serverSocketFactory(rightly))) {
            assertHandedOver(carry("smtps://localhost:" + peer.port(), rightly));
            assertEquals(1, peer.all().size());
        }
    }

    @Test
    void a_server_with_the_right_certificate_gets_letters_by_starttls() {
        try (var peer = SmtpPeer.start(starttls(rightly))) {
            assertHandedOver(carry("smtp://me:a%3Ab%20+c@localhost:" + peer.port(), rightly));
            assertEquals(List.of("me a:b +c"), passwords);
            assertEquals(1, peer.all().size());
        }
    }

    @Test
    void a_certificate_of_another_name_is_refused() {
        try (var peer = SmtpPeer.start(builder -> builder.serverSocketFactory(misnamed))) {
            assertAway(carry("smtps://localhost:" + peer.port(), misnamed), "localhost");
            assertEquals(List.of(), peer.all());
        }
        try (var peer = SmtpPeer.start(starttls(misnamed))) {
            assertAway(carry("smtp://me:secret@localhost:" + peer.port(), misnamed), "");
            assertEquals(List.of(), passwords);
        }
    }

    @Test
    void a_certificate_that_nobody_vouches_for_is_refused() {
        try (var peer = SmtpPeer.start(builder -> builder.serverSocketFactory(rightly))) {
            assertAway(carry("smtps://localhost:" + peer.port(), null), "certif");
            assertEquals(List.of(), peer.all());
        }
    }

    @Test
    void a_server_whose_starttls_was_taken_away_gets_neither_password_nor_letter() {
        try (var peer = SmtpPeer.start(this::asksForPasswords)) {
            assertAway(carry("smtp://me:secret@localhost:" + peer.port(), rightly), "STARTTLS");
            assertEquals(List.of(), passwords);
            assertEquals(List.of(), peer.all());
        }
    }

    @Test
    void a_password_that_is_refused_is_said_without_the_password() {
        try (var peer = SmtpPeer.start(starttls(rightly))) {
            var ended = carry("smtp://me:wrong-secret@localhost:" + peer.port(), rightly);
            assertAway(ended, "535");
            assertFalse(ended.said().contains("wrong-secret"), ended.said());
            assertEquals(List.of(), peer.all());
        }
    }

    private Consumer<SMTPServer.Builder> starttls(SSLContext context) {
        return builder -> {
            asksForPasswords(builder);
            builder.enableTLS().requireTLS().requireAuth().startTlsSocketFactory(context);
        };
    }

    private void asksForPasswords(SMTPServer.Builder builder) {
        builder.authenticationHandlerFactory(
                new EasyAuthenticationHandlerFactory((user, password, context) -> {
                    passwords.add(user + " " + password);
                    if (password.startsWith("wrong")) {
                        throw new LoginFailedException();
                    }
                }));
        builder.showAuthCapabilitiesBeforeSTARTTLS(true);
    }

    /**
     * @param trusted whose certificate we believe; null: those that every Java believes
     */
    private static Delivery carry(String url, @Nullable SSLContext trusted) {
        SSLSocketFactory trust = trusted == null ? null : trusted.getSocketFactory();
        var way =
                new SmtpCarrier.Way(
                        SmtpServer.of(URI.create(url)),
                        new Envelope(null),
                        null,
                        trust,
                        Duration.ofSeconds(10));
        try (var carrier = new SmtpCarrier(way)) {
            return carrier.carry(Letters.mail(), () -> true);
        }
    }

    private static void assertHandedOver(Delivery delivery) {
        assertInstanceOf(Delivery.HandedOver.class, delivery);
    }

    private static void assertAway(Delivery delivery, String why) {
        assertInstanceOf(Delivery.Away.class, delivery);
        assertTrue(delivery.said().contains(why), delivery.said());
    }

    /** A server that shows, and a client that believes, a new certificate of that name. */
    private static SSLContext certified(String name)
            throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve(name + ".p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made =
                new ProcessBuilder(
                                keytool,
                                "-genkeypair",
                                "-alias",
                                "peer",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=" + name,
                                "-ext",
                                "san=dns:" + name,
                                "-validity",
                                "2",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        var said = new String(made.getInputStream().readAllBytes(), US_ASCII);
        assertEquals(0, made.waitFor(), said);
        return context(file);
    }

    private static SSLContext context(Path file) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        var own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("peer", keys.getCertificate("peer"));
        var others = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        others.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), others.getTrustManagers(), null);
        return context;
    }
}
