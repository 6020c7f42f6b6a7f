package classroom7.operations.drill;

import classroom7.Main;
import classroom7.cli.ServerConfiguration;
import classroom7.documents.Documents;
import classroom7.platform.database.Address;
import classroom7.platform.settings.Reading;
import classroom7.platform.settings.Settings;
import classroom7.platform.settings.SettingsReader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;

/**
 * The program, but its web process stores answers in a {@link FaultyStore}. The drill starts its
 * processes as it was started itself, so that a drill started with this class drills a faulty one.
 */
public final class FaultyMain {
    static final String PLANTED = "C7_TEST_PLANTED";

    private FaultyMain() {}

    public static void main(String[] arguments) {
        if (!arguments[0].equals("serve")) {
            Main.main(arguments);
            return;
        }
        var reading = SettingsReader.read(Map.of(), System.getenv(), Path.of(".env"));
        var settings = ((Reading.Read) reading).settings();
        new SpringApplicationBuilder(ServerConfiguration.class, Faulty.class)
                .initializers(context -> {
                    var generic = (GenericApplicationContext) context;
                    generic.registerBean(Settings.class, () -> settings);
                    generic.registerBean(
                            Address.class, () -> Objects.requireNonNull(settings.database()));
                })
                .run(
                        "--server.address=127.0.0.1",
                        "--server.port=" + settings.port(),
                        "--spring.threads.virtual.enabled=true");
    }

    /** Puts the faulty store before the real one. */
    @Configuration(proxyBeanMethods = false)
    static class Faulty {
        @Bean
        static BeanPostProcessor planting() {
            var planted = FaultyStore.Planted.valueOf(System.getenv(PLANTED));
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof Documents real ? new FaultyStore(real, planted) : bean;
                }
            };
        }
    }
}
