package classroom7.testing;

import classroom7.cli.ServerConfiguration;
import classroom7.platform.database.Address;
import classroom7.platform.settings.MailSettings;
import classroom7.platform.settings.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The product's web server on a free port over a database of its own, in this JVM. */
public final class TestServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private TestServer(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Starts it, with controllers of the test beside the product's. */
    public static TestServer start(Class<?>... controllers) {
        return start(TestDatabase.freshAddress(), null, controllers);
    }

    /** The same with its documents in a CouchDB. */
    public static TestServer withDocumentsIn(URI couch) {
        return start(TestDatabase.freshAddress(), couch);
    }

    /** The same over a database that the test brings. */
    public static TestServer on(Address database) {
        return start(database, null);
    }

    private static TestServer start(
            Address database, @Nullable URI documents, Class<?>... controllers) {
        Class<?>[] sources =
                Stream.concat(Stream.of(ServerConfiguration.class), Stream.of(controllers))
                        .toArray(Class<?>[]::new);
        return new TestServer(
                new SpringApplicationBuilder(sources)
                        .initializers(context -> furnish(context, database, documents))
                        .run("--server.port=0", "--server.address=127.0.0.1"));
    }

    private static void furnish(
            ConfigurableApplicationContext context, Address database, @Nullable URI documents) {
        var generic = (GenericApplicationContext) context;
        var home = Path.of("target", "test-home-" + ProcessHandle.current().pid());
        var settings =
                new Settings(
                        home,
                        "127.0.0.1",
                        0,
                        null,
                        documents,
                        null,
                        "",
                        Map.of(),
                        MailSettings.FILES);
        generic.registerBean(Settings.class, () -> settings);
        generic.registerBean(Address.class, () -> database);
    }

    public Browser browser() {
        return new Browser(
                URI.create(
                        "http://127.0.0.1:"
                                + context.getEnvironment()
                                        .getRequiredProperty("local.server.port")));
    }

    /** A door of the product. */
    public <T> T door(Class<T> type) {
        return context.getBean(type);
    }

    /** All parts of a type. */
    public <T> List<T> all(Class<T> type) {
        return List.copyOf(context.getBeansOfType(type).values());
    }

    @Override
    public void close() {
        context.close();
    }
}
