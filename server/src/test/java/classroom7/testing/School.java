package classroom7.testing;

import classroom7.base.CourseId;
import classroom7.base.Ids;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.people.access.Actor;
import classroom7.people.audit.Audit;
import classroom7.people.membership.Members;
import classroom7.people.organization.OrganizationName;
import classroom7.people.organization.Organizations;
import classroom7.people.organization.Role;
import classroom7.people.person.Accounts;
import classroom7.people.person.Email;
import classroom7.people.person.Passwords;
import classroom7.people.person.PersonName;
import classroom7.people.person.Profile;
import classroom7.platform.database.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Locale;

/**
 * The small standing world of the tests. Olga owns the school, Ada teaches its course Fractions, in
 * which Grace learns; Tim teaches elsewhere in the school and Linus learns nowhere yet. The college
 * is another organization: Otto owns it, Edsger teaches its course Graphs, in which Barbara learns.
 * Kim operates the installation and belongs to neither. Everybody's password is {@link #PASSWORD}.
 */
public final class School {
    public static final String PASSWORD = "correct horse battery";
    public static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    public static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    private static final class Hashed {
        static final String PASSWORD_HASH = new Passwords().hash(PASSWORD);
    }

    public final Database database;
    public final Ids ids;
    public final InstantSource clock;
    public final Audit audit;
    public final Accounts accounts;
    public final Members members;
    public final Organizations organizations;

    public final Actor kim;
    public final OrganizationId school;
    public final Actor olga;
    public final Actor ada;
    public final Actor tim;
    public final Actor grace;
    public final Actor linus;
    public final CourseId fractions;
    public final OrganizationId college;
    public final Actor otto;
    public final Actor edsger;
    public final Actor barbara;
    public final CourseId graphs;

    private School(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        this.ids = new Ids(clock);
        this.audit = new Audit(database, ids, clock);
        this.accounts = new Accounts(database, ids, clock);
        this.members = new Members(database, audit, clock);
        this.organizations = new Organizations(database, audit, ids, clock);
        kim = operator("Kim Kay");
        school = organization("The School");
        olga = member(school, "Olga Owner", Role.OWNER);
        ada = member(school, "Ada Lovelace", Role.TEACHER);
        tim = member(school, "Tim Berners", Role.TEACHER);
        grace = member(school, "Grace Hopper", Role.LEARNER);
        linus = member(school, "Linus Learner", Role.LEARNER);
        fractions = course(school, "Fractions", ada, grace);
        college = organization("The College");
        otto = member(college, "Otto Owner", Role.OWNER);
        edsger = member(college, "Edsger Dijkstra", Role.TEACHER);
        barbara = member(college, "Barbara Liskov", Role.LEARNER);
        graphs = course(college, "Graphs", edsger, barbara);
    }

    /** A school in a database of its own, with a clock that stands at noon. */
    public static School open() {
        return open(TestDatabase.fresh(), InstantSource.fixed(NOON));
    }

    /** A school in this empty database. */
    public static School open(Database database, InstantSource clock) {
        return new School(database, clock);
    }

    /** A further person of an organization, with an address made of the first name. */
    public Actor member(OrganizationId organization, String name, Role role) {
        var actor = person(name, false);
        members.admit(organization, actor.person(), role);
        return actor;
    }

    /** A further published course of an organization; without a learner if that is the teacher. */
    public CourseId course(
            OrganizationId organization, String title, Actor teacher, Actor learner) {
        var id = new CourseId(ids.next());
        database.sql(
                        """
                        insert into course (organization_id, id, title, state, created_at, changed_at)
                        values (:organization, :id, :title, 'published', now(), now())
                        """)
                .param("organization", organization.value())
                .param("id", id.value())
                .param("title", title)
                .update();
        enrol(organization, id, teacher, "teacher");
        if (!learner.person().equals(teacher.person())) {
            enrol(organization, id, learner, "learner");
        }
        return id;
    }

    /** Puts a member into a course, as "teacher" or "learner". */
    public void enrol(OrganizationId organization, CourseId course, Actor member, String role) {
        database.sql(
                        """
                        insert into enrolment (organization_id, course_id, person_id, role, since)
                        values (:organization, :course, :person, :role, now())
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .param("person", member.person().value())
                .param("role", role)
                .update();
    }

    private OrganizationId organization(String name) {
        return organizations.add(new OrganizationName(name), Locale.ENGLISH, ZONE);
    }

    private Actor operator(String name) {
        var actor = person(name, true);
        accounts.makeOperator(actor.person());
        return actor;
    }

    private Actor person(String name, boolean operator) {
        var email = name.substring(0, name.indexOf(' ')).toLowerCase(Locale.ROOT) + "@example.org";
        var profile = new Profile(new PersonName(name), Locale.ENGLISH, ZONE);
        var created =
                (Accounts.Creating.Created)
                        accounts.create(new Email(email), profile, Hashed.PASSWORD_HASH);
        PersonId person = created.person();
        return new Actor(person, name, email, operator, Locale.ENGLISH, ZONE, ids.next());
    }
}
