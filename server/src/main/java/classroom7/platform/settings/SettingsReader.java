package classroom7.platform.settings;

import classroom7.platform.database.Address;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the settings: the command line wins over the environment, that over {@code .env}. */
public final class SettingsReader {
    private static final int PORT_MAX = 65_535;
    private static final String LOOPBACK = "127.0.0.1, ::1";
    private static final String PREFIX = "C7_";
    private static final Pattern STORE =
            Pattern.compile(
                    "C7_REPLICA_URL|C7_STORE_(?!(?:MAIN|REPLICA|DATABASE)_)([A-Z0-9]{1,40})_URL");

    /** What the launcher and the tests read themselves. */
    private static final List<String> LAUNCHER = List.of("C7_JAVA_OPTIONS", "C7_TEST_");

    /** The names that were asked for: there is no other list of them. */
    private final Set<String> known = new TreeSet<>();

    private final Map<String, String> values = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    private SettingsReader() {}

    /**
     * @param commandLine what was typed as options, under the names of the settings
     * @param environment the variables of the process
     * @param file a file of lines {@code NAME=value}; one that is not there is empty
     */
    public static Reading read(
            Map<String, String> commandLine, Map<String, String> environment, Path file) {
        var reader = new SettingsReader();
        reader.take(file);
        reader.values.putAll(environment);
        reader.values.putAll(commandLine);
        var settings = reader.settings();
        return reader.problems.isEmpty()
                ? new Reading.Read(settings, reader.warnings())
                : new Reading.Wrong(reader.problems);
    }

    private Settings settings() {
        var base = base();
        return new Settings(
                home(),
                text("C7_LISTEN", "127.0.0.1"),
                port(),
                database(),
                documents(),
                base,
                proxies(base != null),
                stores(),
                new MailReading(mailSource(), problems).read());
    }

    private MailReading.Source mailSource() {
        return new MailReading.Source() {
            @Override
            public String text(String name, String otherwise) {
                return SettingsReader.this.text(name, otherwise);
            }

            @Override
            public @Nullable URI uri(String name, String typed) {
                return SettingsReader.this.uri(name, typed);
            }
        };
    }

    private Path home() {
        try {
            return Path.of(text("C7_HOME", "var")).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            problems.add("C7_HOME (--home) is not a path: name a folder.");
            return Path.of("");
        }
    }

    private int port() {
        var typed = text("C7_PORT", "8080");
        try {
            int port = Integer.parseInt(typed);
            if (port >= 0 && port <= PORT_MAX) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, with the range
        }
        problems.add(
                String.format(
                        Locale.ROOT,
                        "C7_PORT (--port) is %s: give a number from 0 to 65535.",
                        typed));
        return 0;
    }

    private @Nullable Address database() {
        var typed = text("C7_DATABASE_URL", "");
        if (typed.isEmpty()) {
            return null;
        }
        var uri = uri("C7_DATABASE_URL", typed.replaceFirst("^jdbc:", ""));
        if (uri == null) {
            return null;
        }
        if (!uri.toString().matches("(?s)postgres(ql)?://.*") || uri.getPath().length() < 2) {
            problems.add(
                    "C7_DATABASE_URL names no PostgreSQL database: write postgresql://user:password@host:5432/database.");
            return null;
        }
        return Address.of(uri);
    }

    private @Nullable URI documents() {
        var typed = text("C7_DOCUMENTS_URL", "");
        var uri = typed.isEmpty() ? null : uri("C7_DOCUMENTS_URL", typed);
        if (uri != null && (uri.getHost() == null || !isHttp(uri))) {
            problems.add(
                    "C7_DOCUMENTS_URL names no CouchDB: write https://user:password@host/ (http only on this machine).");
        }
        return uri;
    }

    private Map<String, URI> stores() {
        text("C7_REPLICA_URL", "");
        var stores = new HashMap<String, URI>();
        for (var name : values.keySet()) {
            var form = STORE.matcher(name);
            if (form.matches() && !text(name, "").isEmpty()) {
                var uri = store(name);
                if (uri != null) {
                    var own = form.group(1);
                    stores.put(own == null ? "replica" : own.toLowerCase(Locale.ROOT), uri);
                }
            }
        }
        return stores;
    }

    private @Nullable URI store(String name) {
        var uri = uri(name, text(name, ""));
        boolean couch = uri != null && uri.getHost() != null && isHttp(uri);
        if (uri != null && !couch && !uri.toString().matches("(?s)postgres(ql)?://.*/.+")) {
            problems.add(
                    name
                            + " names no store: write https://user:password@host/ (a CouchDB; http only on this machine) or postgresql://user:password@host:5432/database.");
            return null;
        }
        return uri;
    }

    private @Nullable URI base() {
        var typed = text("C7_BASE_URL", "").replaceFirst("/$", "");
        var uri = typed.isEmpty() ? null : uri("C7_BASE_URL", typed);
        if (uri != null && (uri.getHost() == null || !isHttp(uri) || uri.getUserInfo() != null)) {
            problems.add("C7_BASE_URL is no web address: write https://classroom.example.org.");
        }
        return uri;
    }

    /** Whoever says how people reach us has a proxy; unless told otherwise, on this machine. */
    private String proxies(boolean reachedElsewhere) {
        var typed = text("C7_PROXIES", reachedElsewhere ? LOOPBACK : "");
        try {
            return Arrays.stream(typed.split(","))
                    .map(String::strip)
                    .filter(address -> !address.isEmpty())
                    .map(address -> InetAddress.ofLiteral(address).getHostAddress())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|"));
        } catch (IllegalArgumentException e) {
            problems.add(
                    "C7_PROXIES is no list of addresses: write 192.0.2.7, 2001:db8::7 (no names, no networks).");
            return "";
        }
    }

    private static boolean isHttp(URI uri) {
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    }

    private @Nullable URI uri(String name, String typed) {
        try {
            return new URI(typed);
        } catch (URISyntaxException e) {
            problems.add(
                    name
                            + " is not an address: look for spaces, and write special characters of a password as %40 and the like.");
            return null;
        }
    }

    private List<String> warnings() {
        return values.keySet().stream()
                .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
                .filter(name -> LAUNCHER.stream().noneMatch(name::startsWith))
                .sorted()
                .map(name -> Misspelling.warning(name, known))
                .toList();
    }

    private String text(String name, String otherwise) {
        known.add(name);
        var value = values.getOrDefault(name, "").strip();
        return value.isEmpty() ? otherwise : value;
    }

    private void take(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            int number = 0;
            for (var line : Files.readAllLines(file)) {
                take(file, ++number, line.strip());
            }
        } catch (IOException e) {
            problems.add(
                    String.format(
                            Locale.ROOT,
                            "%s cannot be read as UTF-8 text: mend or remove it.",
                            file));
        }
    }

    private void take(Path file, int number, String line) {
        if (line.isEmpty() || line.startsWith("#")) {
            return;
        }
        int equals = line.indexOf('=');
        if (equals < 1) {
            problems.add(String.format(Locale.ROOT, "%s line %d is not NAME=value.", file, number));
            return;
        }
        var value = line.substring(equals + 1).strip();
        values.put(line.substring(0, equals).strip(), value.replaceAll("^([\"'])(.*)\\1$", "$2"));
    }
}
