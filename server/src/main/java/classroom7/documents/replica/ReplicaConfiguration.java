package classroom7.documents.replica;

import classroom7.base.Ids;
import classroom7.documents.Epoch;
import classroom7.platform.database.Database;
import classroom7.platform.database.Turn;
import classroom7.platform.job.Job;
import classroom7.platform.job.Recurring;
import classroom7.platform.settings.Settings;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the stores that the settings name, and the job that follows the main one. */
@Configuration(proxyBeanMethods = false)
public class ReplicaConfiguration {
    /** Names the turn of following among an installation's locks. */
    private static final long FOLLOWING = 7_001;

    @Bean
    NamedStores namedStores(
            Settings settings, Database database, Epoch epoch, Ids ids, InstantSource clock) {
        return new NamedStores(settings, database, epoch, ids, clock);
    }

    @Bean
    Turn followingTurn(Database database) {
        return new Turn(database, FOLLOWING);
    }

    /** One process of an installation follows; another takes over when that one is gone. */
    @Bean
    Recurring following(
            NamedStores stores,
            @Qualifier("followingTurn") Turn turn,
            Settings settings,
            Epoch epoch,
            InstantSource clock) {
        boolean follows = settings.stores().containsKey(NamedStores.REPLICA);
        return new Following(
                "main to replica",
                () -> follows ? stores.copying(NamedStores.MAIN, NamedStores.REPLICA) : null,
                () -> !follows || turn.isOurs(),
                () -> follows ? epoch.current() + " " + stores.keptIn() : "",
                clock);
    }

    @Bean
    Recurring replicationAlarm(NamedStores stores, InstantSource clock) {
        return new Alarm(stores::lags, clock);
    }

    @Bean
    Job garbage(NamedStores stores) {
        return new Garbage(stores::lookedAfter);
    }
}
