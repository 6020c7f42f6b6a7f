package classroom7.learning;

import classroom7.base.Ids;
import classroom7.documents.Documents;
import classroom7.learning.answer.Answers;
import classroom7.learning.answer.Receipts;
import classroom7.learning.attachment.AttachmentSweep;
import classroom7.learning.attachment.Attachments;
import classroom7.learning.attempt.Attempts;
import classroom7.learning.attempt.ExtraTimes;
import classroom7.learning.course.Bookmarks;
import classroom7.learning.course.Courses;
import classroom7.learning.course.Finds;
import classroom7.learning.course.Units;
import classroom7.learning.enrolment.Enrolments;
import classroom7.learning.exchange.Exports;
import classroom7.learning.exchange.Imports;
import classroom7.learning.exchange.Uploads;
import classroom7.learning.exchange.Workshop;
import classroom7.learning.lesson.Agreements;
import classroom7.learning.lesson.Allowances;
import classroom7.learning.lesson.CourseCopies;
import classroom7.learning.lesson.Drafts;
import classroom7.learning.lesson.Lessons;
import classroom7.learning.lesson.Publications;
import classroom7.learning.lesson.QuestionsAhead;
import classroom7.learning.progress.Corrections;
import classroom7.learning.progress.Progress;
import classroom7.learning.progress.Projection;
import classroom7.learning.progress.ProjectionJob;
import classroom7.learning.question.Questions;
import classroom7.people.audit.Audit;
import classroom7.people.membership.Members;
import classroom7.platform.database.Database;
import classroom7.platform.file.Files;
import classroom7.platform.html.Markdown;
import classroom7.platform.settings.Settings;
import java.time.InstantSource;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Builds the doors of the learning floor, sorted by room. */
@Configuration(proxyBeanMethods = false)
@Import(Workshop.class)
public class LearningConfiguration {
    @Bean
    Attachments attachments(Database database, Files files, InstantSource clock, Ids ids) {
        return new Attachments(database, files, clock, ids);
    }

    @Bean
    Answers answers(
            Database database,
            Documents documents,
            Questions questions,
            Attempts attempts,
            InstantSource clock) {
        return new Answers(database, documents, questions, attempts, clock);
    }

    @Bean
    Receipts receipts(Database database, Documents documents) {
        return new Receipts(database, documents);
    }

    @Bean
    Attempts attempts(Database database, Documents documents, InstantSource clock) {
        return new Attempts(database, documents, clock);
    }

    @Bean
    Bookmarks bookmarks(Database database, InstantSource clock) {
        return new Bookmarks(database, clock);
    }

    @Bean
    Progress progress(
            Database database, Documents documents, Questions questions, InstantSource clock) {
        return new Progress(database, documents, questions, clock);
    }

    @Bean
    Projection projection(Database database, Documents documents, Questions questions) {
        return new Projection(database, documents, questions);
    }

    @Bean
    ProjectionJob projectionJob(Projection projection) {
        return new ProjectionJob(projection);
    }

    @Bean
    Corrections corrections(
            Database database, Questions questions, Drafts drafts, Publications publications) {
        return new Corrections(database, questions, drafts, publications);
    }

    @Bean
    Finds finds(Database database, InstantSource clock) {
        return new Finds(database, clock);
    }

    @Bean
    Courses courses(Database database, InstantSource clock, Ids ids) {
        return new Courses(database, clock, ids);
    }

    @Bean
    Units units(Database database, Ids ids) {
        return new Units(database, ids);
    }

    @Bean
    Imports imports(Database database, Workshop workshop, Markdown markdown) {
        return new Imports(database, workshop, markdown);
    }

    @Bean
    Uploads uploads(Settings settings, Ids ids, InstantSource clock) {
        return new Uploads(settings.home().resolve("uploads"), ids, clock);
    }

    @Bean
    Exports exports(Workshop workshop) {
        return new Exports(workshop);
    }

    @Bean
    ExtraTimes extraTimes(Database database, InstantSource clock, Ids ids) {
        return new ExtraTimes(database, clock, ids);
    }

    @Bean
    Allowances allowances(Database database, InstantSource clock) {
        return new Allowances(database, clock);
    }

    @Bean
    AttachmentSweep attachmentSweep(
            Database database, Files files, InstantSource clock, ZoneId zone) {
        return new AttachmentSweep(database, files, clock, zone);
    }

    @Bean
    Agreements agreements(Database database, InstantSource clock) {
        return new Agreements(database, clock);
    }

    @Bean
    Drafts drafts(Database database, InstantSource clock, Ids ids) {
        return new Drafts(database, clock, ids);
    }

    @Bean
    Lessons lessons(Database database, InstantSource clock, Ids ids) {
        return new Lessons(database, clock, ids);
    }

    @Bean
    Publications publications(
            Database database,
            Questions questions,
            Markdown markdown,
            InstantSource clock,
            Ids ids) {
        return new Publications(
                database, questions, text -> markdown.html(text).html(), clock, ids);
    }

    @Bean
    Questions questions(Documents documents) {
        return new Questions(documents);
    }

    @Bean
    QuestionsAhead questionsAhead(Database database, Questions questions) {
        return new QuestionsAhead(database, questions);
    }

    @Bean
    CourseCopies courseCopies(
            Database database, Questions questions, InstantSource clock, Ids ids) {
        return new CourseCopies(database, questions, clock, ids);
    }

    @Bean
    Enrolments enrolments(
            Database database, Courses courses, Members members, Audit audit, InstantSource clock) {
        return new Enrolments(database, courses, members, audit, clock);
    }
}
