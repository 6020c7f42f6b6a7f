package classroom7.operations.drill;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * A mail server on this machine that counts what it takes by Message-ID, as often as it comes, and
 * keeps nothing else. A message counts when its last dot has come: from then on it is the server's.
 */
final class MailSink implements AutoCloseable {
    private static final Pattern MESSAGE_ID = Pattern.compile("(?i)message-id:\\s*<([^@>]+)@.*");
    private static final int BACKLOG = 50;

    private final ServerSocket listening;
    private final Duration work;
    private final Map<String, Integer> times = new HashMap<>();

    /**
     * @param port 0: any
     * @param work what the server does with a message before it answers
     */
    MailSink(int port, Duration work) {
        this.work = work;
        try {
            listening = new ServerSocket(port, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException("Listen for letters on port " + port, e);
        }
        Thread.ofVirtual().name("mail sink").start(this::listen);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How often each message came. */
    synchronized Map<String, Integer> times() {
        return Map.copyOf(times);
    }

    synchronized int distinct() {
        return times.size();
    }

    private synchronized void count(String id) {
        times.merge(id, 1, Integer::sum);
    }

    private void listen() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                Thread.ofVirtual().name("mail sink").start(() -> serve(socket));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in =
                        new BufferedReader(
                                new InputStreamReader(
                                        socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
            var out = socket.getOutputStream();
            say(out, "220 sink.drill ESMTP");
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                if (line.equalsIgnoreCase("DATA")) {
                    say(out, "354 go on");
                    take(in);
                    say(out, "250 2.0.0 taken");
                } else if (line.equalsIgnoreCase("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 sink.drill");
                }
            }
        } catch (IOException e) {
            // whoever was talking was killed, which is what the drill is for
        }
    }

    private void take(BufferedReader in) throws IOException {
        var id = "";
        for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
            if (line == null) {
                throw new IOException("cut off in the text");
            }
            var found = MESSAGE_ID.matcher(line);
            if (id.isEmpty() && found.matches()) {
                id = found.group(1);
            }
        }
        count(id);
        LockSupport.parkNanos(work.toNanos());
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new IllegalStateException("Close the mail sink", e);
        }
    }
}
