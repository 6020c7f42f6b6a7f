package classroom7.cli;

import classroom7.learning.lesson.QuestionsAhead;
import classroom7.platform.process.Draining;
import classroom7.platform.process.Refusal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;

/** The web process: all floors and the web on Tomcat with virtual threads. */
public final class Server implements AutoCloseable {
    /** What is in flight at SIGTERM has this long; with the rest we are gone within 30 s. */
    private static final String DRAIN_MAX = "20s";

    /** Held here, or its level would be forgotten with it. */
    private static final Logger TOMCAT = Logger.getLogger("org.apache");

    private final ServletWebServerApplicationContext context;

    private Server(ServletWebServerApplicationContext context) {
        this.context = context;
    }

    /**
     * Migrates, looks that the database is durable, and listens.
     *
     * @throws Refusal when the port is taken or the database is not fit
     */
    public static Server start(Installation installation) {
        TOMCAT.setLevel(Level.WARNING);
        var settings = installation.settings();
        var application = application(ServerConfiguration.class, installation);
        var properties = properties(settings.listen(), settings.port());
        believe(settings.proxies(), properties);
        application.setDefaultProperties(properties);
        try {
            var server = new Server((ServletWebServerApplicationContext) application.run());
            if (settings.documents() != null) {
                server.door(QuestionsAhead.class).read();
            }
            return server;
        } catch (PortInUseException e) {
            throw Ports.taken(settings.port(), e);
        }
    }

    /** The port it listens on. */
    public int port() {
        var server = context.getWebServer();
        if (server == null) {
            throw new IllegalStateException("The web server has stopped");
        }
        return server.getPort();
    }

    /** A door of the running house. */
    public <T> T door(Class<T> type) {
        return context.getBean(type);
    }

    /** All doors of a kind. */
    public <T> Collection<T> doors(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    /** Not ready any more; finishes what is in flight; gone. */
    @Override
    public void close() {
        context.getBean(Draining.class).begin();
        context.close();
    }

    /** Spring's beginning for the web and for commands: quiet, ended by us. */
    static SpringApplication application(Class<?> wiring, Installation installation) {
        var application = new SpringApplication(wiring);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.setRegisterShutdownHook(false);
        application.setAddCommandLineProperties(false);
        application.setListeners(List.of()); // they look for settings and logging of Spring's own
        application.addInitializers(installation::enter);
        return application;
    }

    /** Who asks, and whether by HTTPS, as a proxy of ours says it; nobody else is believed. */
    private static void believe(String proxies, Map<String, Object> all) {
        if (!proxies.isEmpty()) {
            all.put("server.forward-headers-strategy", "native");
            all.put("server.tomcat.remoteip.internal-proxies", proxies);
            all.put("server.tomcat.remoteip.remote-ip-header", "X-Forwarded-For");
            all.put("server.tomcat.remoteip.protocol-header", "X-Forwarded-Proto");
            all.put("server.tomcat.remoteip.host-header", "");
        }
    }

    private static Map<String, Object> properties(String listen, int port) {
        var all = new ConcurrentHashMap<String, Object>();
        all.put("server.address", listen);
        all.put("server.port", port);
        all.put("server.shutdown", "graceful");
        all.put("spring.lifecycle.timeout-per-shutdown-phase", DRAIN_MAX);
        all.put("spring.threads.virtual.enabled", true);
        all.put("spring.main.lazy-initialization", false);
        all.put("server.tomcat.max-connections", 8192);
        all.put("server.tomcat.keep-alive-timeout", "60s");
        all.put("server.tomcat.max-keep-alive-requests", -1);
        all.put("server.tomcat.connection-timeout", "20s");
        all.put("server.forward-headers-strategy", "none");
        all.put("spring.servlet.multipart.max-file-size", "-1"); // each route has its own limit
        all.put("spring.servlet.multipart.max-request-size", "512MB");
        all.put("spring.servlet.multipart.resolve-lazily", true); // read when it is let in
        all.put("spring.jmx.enabled", false);
        // No listener reads application.properties here; the gate is the one filter all the same.
        all.put("spring.mvc.formcontent.filter.enabled", false);
        all.put("spring.servlet.encoding.enabled", false);
        all.put("spring.web.resources.add-mappings", false);
        return all;
    }
}
