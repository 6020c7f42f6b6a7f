package classroom7.people;

import classroom7.base.Ids;
import classroom7.people.signin.Sessions;
import classroom7.people.signin.Tokens;
import classroom7.people.signin.Watch;
import classroom7.platform.database.Database;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the doors of the people floor. */
@Configuration(proxyBeanMethods = false)
public class PeopleConfiguration {
    @Bean(initMethod = "start", destroyMethod = "close")
    Watch signInWatch(Database database, InstantSource clock) {
        return new Watch(database, clock, System::nanoTime);
    }

    @Bean
    Sessions sessions(Database database, Watch watch, Ids ids, InstantSource clock) {
        return new Sessions(database, watch, ids, clock);
    }

    @Bean
    Tokens tokens(Database database, Watch watch, Ids ids, InstantSource clock) {
        return new Tokens(database, watch, ids, clock);
    }
}
