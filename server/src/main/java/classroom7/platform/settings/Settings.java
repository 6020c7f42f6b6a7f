package classroom7.platform.settings;

import classroom7.platform.database.Address;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything an operator sets, in one record. Its text shows no secret.
 *
 * @param home the folder that holds all data of {@code c7 up}: {@code C7_HOME}, {@code --home}
 * @param listen the address the web listens on: {@code C7_LISTEN}, {@code --listen}
 * @param port 0 takes any free one: {@code C7_PORT}, {@code --port}
 * @param database the PostgreSQL to use instead of the embedded one: {@code C7_DATABASE_URL}
 * @param documents the CouchDB to use instead of PostgreSQL: {@code C7_DOCUMENTS_URL}
 * @param base how people reach us, for links in mails: {@code C7_BASE_URL}
 * @param proxies a regular expression of the addresses whose word on who asks and how
 *     (X-Forwarded-For and -Proto) is believed: {@code C7_PROXIES}; empty: nobody's
 * @param stores further document stores by name, a CouchDB or a PostgreSQL each: {@code replica} is
 *     {@code C7_REPLICA_URL}, the others are {@code C7_STORE_{NAME}_URL}
 * @param mail how letters leave
 */
public record Settings(
        Path home,
        String listen,
        int port,
        @Nullable Address database,
        @Nullable URI documents,
        @Nullable URI base,
        String proxies,
        Map<String, URI> stores,
        MailSettings mail) {
    /** The name of the store that is kept up with. */
    public static final String REPLICA = "replica";

    public Settings {
        stores = Map.copyOf(stores);
    }

    /** Of a program on its own: any free port of this machine alone, the embedded PostgreSQL. */
    public static Settings alone(Path home) {
        return new Settings(
                home, "127.0.0.1", 0, null, null, null, "", Map.of(), MailSettings.FILES);
    }

    /** Where people reach the web: the base that was set, or the address we listen on. */
    public URI base(int boundPort) {
        return base != null ? base : URI.create("http://" + spoken() + ":" + boundPort);
    }

    private String spoken() {
        return switch (listen) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            case String name when name.contains(":") -> "[" + name + "]";
            case String name -> name;
        };
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "Settings[home=%s, listen=%s, port=%d]", home, listen, port);
    }
}
