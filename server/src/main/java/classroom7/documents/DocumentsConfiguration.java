package classroom7.documents;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import classroom7.platform.job.Recurring;
import classroom7.platform.settings.Settings;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the document store: CouchDB where one is named, else PostgreSQL. */
@Configuration(proxyBeanMethods = false)
public class DocumentsConfiguration {
    @Bean
    Epoch epoch(Database database, Ids ids, InstantSource clock) {
        return new Epoch(database, ids, clock);
    }

    @Bean
    Recurring epochWatch(Epoch epoch) {
        return new EpochWatch(epoch);
    }

    @Bean
    Documents documents(Settings settings, Database database, Epoch epoch) {
        var couch = settings.documents();
        var kept =
                couch == null
                        ? new PostgresDocuments(database, epoch)
                        : new CouchDocuments(couch, epoch);
        var replica = settings.stores().get(Settings.REPLICA);
        return new MainDocuments(kept, replica == null ? null : new SecondCopy(database, replica));
    }
}
