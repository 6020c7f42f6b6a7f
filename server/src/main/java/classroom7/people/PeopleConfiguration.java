package classroom7.people;

import classroom7.base.Ids;
import classroom7.people.audit.Audit;
import classroom7.people.membership.Arrivals;
import classroom7.people.membership.Founding;
import classroom7.people.membership.Invitations;
import classroom7.people.membership.Members;
import classroom7.people.membership.PeopleImport;
import classroom7.people.organization.Organizations;
import classroom7.people.person.Accounts;
import classroom7.people.person.Passwords;
import classroom7.people.person.Persons;
import classroom7.people.signin.FirstRun;
import classroom7.people.signin.Guard;
import classroom7.people.signin.PasswordChanges;
import classroom7.people.signin.Registrations;
import classroom7.people.signin.Sessions;
import classroom7.people.signin.SignIn;
import classroom7.people.signin.Sweep;
import classroom7.people.signin.Tokens;
import classroom7.people.signin.Watch;
import classroom7.platform.database.Database;
import classroom7.platform.mail.Outgoing;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds the doors of the people floor. */
@Configuration(proxyBeanMethods = false)
public class PeopleConfiguration {
    @Bean
    Audit audit(Database database, Ids ids, InstantSource clock) {
        return new Audit(database, ids, clock);
    }

    @Bean
    Passwords passwords() {
        return new Passwords();
    }

    @Bean
    Accounts accounts(Database database, Ids ids, InstantSource clock) {
        return new Accounts(database, ids, clock);
    }

    @Bean
    Persons persons(Database database) {
        return new Persons(database);
    }

    @Bean
    Organizations organizations(Database database, Audit audit, Ids ids, InstantSource clock) {
        return new Organizations(database, audit, ids, clock);
    }

    @Bean
    Members members(Database database, Audit audit, InstantSource clock) {
        return new Members(database, audit, clock);
    }

    @Bean
    Invitations invitations(
            Database database, Outgoing outgoing, Audit audit, Ids ids, InstantSource clock) {
        return new Invitations(database, outgoing, audit, ids, clock);
    }

    @Bean
    Arrivals arrivals(
            Database database, Passwords passwords, Audit audit, Ids ids, InstantSource clock) {
        return new Arrivals(database, passwords, audit, ids, clock);
    }

    @Bean
    Founding founding(
            Database database, Organizations organizations, Invitations invitations, Audit audit) {
        return new Founding(database, organizations, invitations, audit);
    }

    @Bean
    PeopleImport peopleImport(Database database, Invitations invitations) {
        return new PeopleImport(database, invitations);
    }

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

    @Bean
    Guard guard(Database database, InstantSource clock) {
        return new Guard(database, clock);
    }

    @Bean
    SignIn.Rooms signInRooms(
            Accounts accounts,
            Passwords passwords,
            Sessions sessions,
            Tokens tokens,
            Guard guard,
            Audit audit) {
        return new SignIn.Rooms(accounts, passwords, sessions, tokens, guard, audit);
    }

    @Bean
    SignIn signIn(SignIn.Rooms rooms) {
        return new SignIn(rooms);
    }

    @Bean
    PasswordChanges passwordChanges(
            Database database, SignIn.Rooms rooms, Outgoing outgoing, InstantSource clock) {
        return new PasswordChanges(database, rooms, outgoing, clock);
    }

    @Bean
    FirstRun.Rooms firstRunRooms(
            Accounts accounts,
            Passwords passwords,
            Organizations organizations,
            Members members,
            Audit audit) {
        return new FirstRun.Rooms(accounts, passwords, organizations, members, audit);
    }

    @Bean
    FirstRun firstRun(Database database, FirstRun.Rooms rooms, InstantSource clock) {
        return new FirstRun(database, rooms, clock);
    }

    @Bean
    Registrations registrations(Accounts accounts, Passwords passwords, Audit audit) {
        return new Registrations(accounts, passwords, audit);
    }

    @Bean
    Sweep signInSweep(Database database, InstantSource clock) {
        return new Sweep(database, clock);
    }
}
