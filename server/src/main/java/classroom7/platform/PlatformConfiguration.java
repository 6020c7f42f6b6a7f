package classroom7.platform;

import classroom7.base.Ids;
import classroom7.platform.database.Address;
import classroom7.platform.database.Database;
import classroom7.platform.database.Durability;
import classroom7.platform.database.Migrations;
import classroom7.platform.database.Pool;
import classroom7.platform.database.Touches;
import classroom7.platform.failure.FailureKeeping;
import classroom7.platform.failure.FailureLog;
import classroom7.platform.failure.Failures;
import classroom7.platform.file.DiskFiles;
import classroom7.platform.file.Files;
import classroom7.platform.file.FreeSpace;
import classroom7.platform.html.Markdown;
import classroom7.platform.job.Beats;
import classroom7.platform.job.IdleCollection;
import classroom7.platform.job.Job;
import classroom7.platform.job.JobRunner;
import classroom7.platform.job.Jobs;
import classroom7.platform.job.MissedRuns;
import classroom7.platform.mail.MailSweep;
import classroom7.platform.mail.Mails;
import classroom7.platform.mail.Outbox;
import classroom7.platform.mail.Postmark;
import classroom7.platform.mail.Relay;
import classroom7.platform.mail.Sender;
import classroom7.platform.mail.SmtpServer;
import classroom7.platform.mail.Unsubscriptions;
import classroom7.platform.process.Draining;
import classroom7.platform.process.ProcessName;
import classroom7.platform.settings.Settings;
import classroom7.platform.settings.Site;
import classroom7.platform.words.Phrasebook;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Builds what every floor stands on. Whoever opens the context puts {@code Settings} and the {@code
 * Address} of the database into it.
 */
@Configuration(proxyBeanMethods = false)
public class PlatformConfiguration {
    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    /** The server's: by it is night for what nobody's own night is meant. */
    @Bean
    ZoneId zone() {
        return ZoneId.systemDefault();
    }

    @Bean
    Ids ids(InstantSource clock) {
        return new Ids(clock);
    }

    @Bean
    DataSource dataSource(Address address) {
        return Pool.to(address);
    }

    @Bean
    Database database(DataSource source) {
        return new Database(source);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Touches touches(Database database) {
        return database.touches();
    }

    @Bean
    Durability durability(Database database) {
        return new Durability(database);
    }

    @Bean
    Migrations migrations(DataSource source) {
        return new Migrations(source);
    }

    @Bean(destroyMethod = "close")
    Failures failures(Database database, Settings settings, InstantSource clock) {
        return new Failures(database, settings.home(), clock, ProcessName.own());
    }

    @Bean(destroyMethod = "close")
    FailureLog failureLog(Failures failures) {
        return FailureLog.begin(failures);
    }

    /** What every process does for itself. */
    @Bean(destroyMethod = "close")
    JobRunner housekeeping(Failures failures) {
        return JobRunner.start(List.of(new IdleCollection(), new FailureKeeping(failures)));
    }

    @Bean
    Draining draining() {
        return new Draining();
    }

    @Bean
    Jobs jobs(ObjectProvider<Job> all, Database database, InstantSource clock) {
        return new Jobs(all.stream().toList(), database, clock, ProcessName.own());
    }

    @Bean
    Beats beats(Database database, InstantSource clock) {
        return new Beats(database, clock, ProcessName.own());
    }

    @Bean
    MissedRuns missedRuns(Jobs jobs, InstantSource clock) {
        return new MissedRuns(jobs, clock);
    }

    @Bean
    Phrasebook phrasebook(InstantSource clock) {
        return new Phrasebook(clock);
    }

    @Bean
    Site site(Settings settings) {
        return new Site(settings);
    }

    @Bean
    Outbox outgoing(
            Database database,
            Supplier<Postmark> postmark,
            Phrasebook phrasebook,
            Ids ids,
            InstantSource clock) {
        return new Outbox(database, postmark, phrasebook, ids, clock);
    }

    @Bean
    Supplier<Postmark> postmark(Settings settings, Site site) {
        return () -> Postmark.of(site.address(), settings.mail().from());
    }

    @Bean(destroyMethod = "close")
    Sender mailSender(Settings settings, Database database, Ids ids, InstantSource clock) {
        var mail = settings.mail();
        if (mail.smtp() == null) {
            return Sender.into(settings.home().resolve("mail"), database, clock, ids);
        }
        var relay =
                new Relay(
                        SmtpServer.of(mail.smtp()),
                        mail.bounces(),
                        mail.dkimKey(),
                        mail.dkimSelector(),
                        mail.postfixLog());
        return Sender.to(relay, database, clock, ids);
    }

    @Bean
    MailSweep mailSweep(Database database, InstantSource clock) {
        return new MailSweep(database, clock);
    }

    @Bean
    Mails mails(Settings settings, Database database, InstantSource clock) {
        return new Mails(database, clock, settings.mail().smtp() != null);
    }

    @Bean
    Unsubscriptions unsubscriptions(Database database, InstantSource clock) {
        return new Unsubscriptions(database, clock);
    }

    @Bean
    Files files(Settings settings, InstantSource clock) {
        return new DiskFiles(settings.home().resolve("files"), clock);
    }

    @Bean
    FreeSpace freeSpace(Settings settings) {
        return new FreeSpace(settings.home(), System::nanoTime);
    }

    @Bean
    Markdown markdown() {
        return new Markdown();
    }
}
