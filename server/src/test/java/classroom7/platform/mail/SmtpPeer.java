package classroom7.platform.mail;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real SMTP server that keeps everything it takes, as often as it is sent. */
final class SmtpPeer implements AutoCloseable {
    private static final Pattern MESSAGE_ID = Pattern.compile("(?m)^Message-ID: <([^@>]+)@");

    /** A message as it came. */
    record Arrived(String from, String to, String text) {
        String id() {
            var id = MESSAGE_ID.matcher(text);
            if (!id.find()) {
                throw new AssertionError("No Message-ID in " + text);
            }
            return id.group(1);
        }
    }

    /** What the server does where it could simply take the message. */
    interface Manners {
        Manners KIND = new Manners() {};

        default void from(String sender) throws RejectException {}

        default void recipient(String recipient) throws RejectException {}

        default void text(String recipient) throws RejectException, IOException {}
    }

    static {
        // It tells at length how we hang up on it, which is what many tests are about.
        ((Logger) LoggerFactory.getLogger("org.subethamail")).setLevel(Level.OFF);
    }

    private final List<Arrived> all = new CopyOnWriteArrayList<>();
    private final AtomicReference<Manners> manners = new AtomicReference<>(Manners.KIND);
    private final SMTPServer server;

    private SmtpPeer(Consumer<SMTPServer.Builder> more) {
        var builder =
                new SMTPServer.Builder()
                        .bindAddress(InetAddress.getLoopbackAddress())
                        .port(0)
                        .hostName("peer.example")
                        .insertReceivedHeaders(false)
                        .maxConnections(100)
                        .messageHandlerFactory(context -> new Handler());
        more.accept(builder);
        server = builder.build();
        server.start();
    }

    static SmtpPeer start() {
        return start(builder -> {});
    }

    static SmtpPeer start(Consumer<SMTPServer.Builder> more) {
        return new SmtpPeer(more);
    }

    int port() {
        return server.getPortAllocated();
    }

    List<Arrived> all() {
        return List.copyOf(all);
    }

    /** How often each letter arrived. */
    Map<String, Integer> times() {
        var times = new ConcurrentHashMap<String, Integer>();
        all.forEach(one -> times.merge(one.id(), 1, Integer::sum));
        return times;
    }

    void behave(Manners wanted) {
        manners.set(wanted);
    }

    @Override
    public void close() {
        server.stop();
    }

    private final class Handler implements MessageHandler {
        private String from = "";
        private String to = "";

        @Override
        public void from(String sender) throws RejectException {
            manners.get().from(sender);
            from = sender;
        }

        @Override
        public void recipient(String recipient) throws RejectException {
            manners.get().recipient(recipient);
            to = recipient;
        }

        @Override
        public @Nullable String data(InputStream data) throws RejectException, IOException {
            var text = new String(data.readAllBytes(), StandardCharsets.ISO_8859_1);
            manners.get().text(to);
            all.add(new Arrived(from, to, text));
            return null;
        }

        @Override
        public void done() {}
    }
}
