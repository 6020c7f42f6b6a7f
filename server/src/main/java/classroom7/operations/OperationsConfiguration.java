package classroom7.operations;

import classroom7.documents.Documents;
import classroom7.learning.answer.Answers;
import classroom7.learning.attachment.Attachments;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.course.Courses;
import classroom7.learning.course.Units;
import classroom7.learning.lesson.Agreements;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Publications;
import classroom7.learning.progress.Projection;
import classroom7.learning.question.Questions;
import classroom7.operations.failure.FailureNews;
import classroom7.operations.sample.Sample;
import classroom7.people.audit.Audit;
import classroom7.people.membership.Members;
import classroom7.people.organization.Organizations;
import classroom7.people.person.Accounts;
import classroom7.people.person.Passwords;
import classroom7.people.person.Persons;
import classroom7.platform.database.Database;
import classroom7.platform.failure.Failures;
import classroom7.platform.mail.Outgoing;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the doors of the operations floor. */
@Configuration(proxyBeanMethods = false)
public class OperationsConfiguration {
    /** Gathers the doors that a sample is made through. */
    @Bean
    Sample.Rooms sampleRooms(
            Accounts accounts,
            Passwords passwords,
            Organizations organizations,
            Members members,
            Audit audit,
            Courses courses,
            Units units,
            Lessons lessons,
            Drafts drafts,
            Publications publications,
            Attachments attachments,
            Agreements agreements,
            Questions questions,
            Projection projection,
            Database database,
            Documents documents) {
        return new Sample.Rooms(
                accounts,
                passwords,
                organizations,
                members,
                audit,
                courses,
                units,
                lessons,
                drafts,
                publications,
                attachments,
                agreements,
                questions,
                clock ->
                        new Answers(
                                database,
                                documents,
                                questions,
                                new Attempts(database, documents, clock),
                                clock),
                clock -> new Attempts(database, documents, clock),
                projection);
    }

    @Bean
    Sample sample(Database database, Sample.Rooms rooms, InstantSource clock) {
        return new Sample(database, rooms, clock);
    }

    @Bean
    FailureNews failureNews(
            Failures failures, Persons persons, Outgoing outgoing, Database database) {
        return new FailureNews(failures, persons, outgoing, database);
    }
}
