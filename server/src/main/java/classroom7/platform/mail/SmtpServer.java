package classroom7.platform.mail;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A mail server that takes our letters. Its text shows no password.
 *
 * @param security how the connection is kept from others
 * @param user empty: it lets us in without
 */
public record SmtpServer(String host, int port, Security security, String user, String password) {
    /** How the connection is kept from others. Certificates are verified in both. */
    public enum Security {
        /** TLS from the first byte. */
        TLS,
        /** TLS after a word in the clear; a server that does not offer it gets nothing. */
        STARTTLS,
        /** None: the server is on this machine. */
        NONE
    }

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int PORT_TLS = 465;
    private static final int PORT_SUBMISSION = 587;
    private static final int PORT_RELAY = 25;

    /**
     * Of {@code smtp://} (with STARTTLS, except to this machine without a password) or {@code
     * smtps://}, with {@code user:password@} if the server wants them.
     */
    public static SmtpServer of(URI address) {
        var info = address.getRawUserInfo() == null ? "" : address.getRawUserInfo();
        int colon = info.indexOf(':');
        var user = decoded(colon < 0 ? info : info.substring(0, colon));
        var password = colon < 0 ? "" : decoded(info.substring(colon + 1));
        var host = address.getHost();
        boolean own = THIS_MACHINE.contains(host) && user.isEmpty();
        Security security;
        int port;
        if ("smtps".equals(address.getScheme())) {
            security = Security.TLS;
            port = PORT_TLS;
        } else {
            security = own ? Security.NONE : Security.STARTTLS;
            port = user.isEmpty() ? PORT_RELAY : PORT_SUBMISSION;
        }
        return new SmtpServer(
                host.replaceAll("[\\[\\]]", ""),
                address.getPort() < 0 ? port : address.getPort(),
                security,
                user,
                password);
    }

    /** A "+" in an address is a plus, not a space. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
