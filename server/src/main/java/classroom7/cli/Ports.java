package classroom7.cli;

import classroom7.platform.process.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Locale;

/** Whether a port can be listened on, asked before anything is started. */
final class Ports {
    private Ports() {}

    static void demandFree(String address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // as the web server does it
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new InetSocketAddress(address, port).isUnresolved()
                    ? new Refusal(
                            String.format(
                                    Locale.ROOT,
                                    "This machine has no address %s: choose another with --listen.",
                                    address),
                            e)
                    : taken(port, e);
        }
    }

    static Refusal taken(int port, Exception cause) {
        return new Refusal(
                String.format(
                        Locale.ROOT,
                        "Port %1$d is taken by another program: stop that one, or choose another port with --port (0 takes any free one).",
                        port),
                cause);
    }
}
