package classroom7.platform.settings;

import java.net.URI;

/** Where people reach us: as set, or the port that the web came to listen on. */
public final class Site {
    private final Settings settings;
    private volatile int port;

    public Site(Settings settings) {
        this.settings = settings;
        this.port = settings.port();
    }

    /** The web listens; of a port 0 only now is it known which that is. */
    public void listening(int boundPort) {
        port = boundPort;
    }

    public URI address() {
        return settings.base(port);
    }

    /** Whether browsers reach us by HTTPS, so that cookies are for it alone. */
    public boolean isSecure() {
        return "https".equals(address().getScheme());
    }
}
