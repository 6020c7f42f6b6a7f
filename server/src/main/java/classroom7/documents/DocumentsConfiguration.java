package classroom7.documents;

import classroom7.base.Ids;
import classroom7.platform.database.Database;
import classroom7.platform.job.Recurring;
import classroom7.platform.settings.Settings;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
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
    DocumentHome documentHome(Database database, Epoch epoch) {
        return new DocumentHome(database, epoch);
    }

    @Bean
    Documents documents(Settings settings, Database database, DocumentHome home, Epoch epoch) {
        var replica = settings.stores().get(Settings.REPLICA);
        var documents =
                new MainDocuments(
                        home,
                        epoch,
                        name -> store(name, settings, database, epoch),
                        replica == null ? null : new SecondCopy(database, replica));
        database.touches().alsoLook(touches -> documents.look());
        return documents;
    }

    private static Documents store(
            @Nullable String name, Settings settings, Database database, Epoch epoch) {
        if (name != null && !name.equals(DocumentHome.DATABASE)) {
            return MainDocuments.couch(name, settings.stores().get(name), epoch);
        }
        return name == null && settings.documents() != null
                ? new CouchDocuments(settings.documents(), epoch)
                : new PostgresDocuments(database, epoch);
    }
}
