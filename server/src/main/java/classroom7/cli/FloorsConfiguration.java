package classroom7.cli;

import classroom7.documents.DocumentsConfiguration;
import classroom7.documents.replica.ReplicaConfiguration;
import classroom7.learning.LearningConfiguration;
import classroom7.operations.OperationsConfiguration;
import classroom7.people.PeopleConfiguration;
import classroom7.platform.PlatformConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** All floors below the web: what a command that shows no page needs. */
@Configuration(proxyBeanMethods = false)
@Import({
    PlatformConfiguration.class,
    DocumentsConfiguration.class,
    ReplicaConfiguration.class,
    PeopleConfiguration.class,
    LearningConfiguration.class,
    OperationsConfiguration.class
})
class FloorsConfiguration {}
