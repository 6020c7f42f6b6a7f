package classroom7.documents.replica;

import classroom7.base.Ids;
import classroom7.documents.Epoch;
import classroom7.platform.database.Database;
import classroom7.platform.job.Recurring;
import classroom7.platform.settings.Settings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the stores that the settings name, and the job that follows the main one. */
@Configuration(proxyBeanMethods = false)
public class ReplicaConfiguration {
    @Bean
    NamedStores namedStores(
            Settings settings, Database database, Epoch epoch, Ids ids, InstantSource clock) {
        return new NamedStores(settings, database, epoch, ids, clock);
    }

    @Bean
    Recurring following(NamedStores stores, Ids ids, InstantSource clock) {
        return new Following(
                "main to replica",
                () ->
                        stores.has(NamedStores.REPLICA)
                                ? new Copying(
                                        stores.pair(NamedStores.MAIN, NamedStores.REPLICA),
                                        ids,
                                        clock)
                                : null,
                clock);
    }
}
