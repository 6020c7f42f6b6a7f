package classroom7.learning.enrolment;

import static classroom7.platform.database.Columns.instant;
import static classroom7.platform.database.Columns.time;

import classroom7.base.CourseId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.learning.course.CourseRole;
import classroom7.platform.database.Database;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Enrolments in SQL. */
final class EnrolmentStore {
    private final Database database;

    EnrolmentStore(Database database) {
        this.database = database;
    }

    List<Participant> participants(
            OrganizationId organization, CourseId course, CourseRole role, int max) {
        return database.sql(
                        """
                        select p.id, p.name, p.email, e.since
                          from enrolment e join person p on p.id = e.person_id
                         where e.organization_id = :organization and e.course_id = :course
                           and e.role = :role and e.ended_at is null
                         order by p.name, p.id
                         limit :max
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .param("role", role.column())
                .param("max", max)
                .query((row, n) ->
                        new Participant(
                                new PersonId(row.getString("id")),
                                row.getString("name"),
                                row.getString("email"),
                                instant(row, "since")))
                .list();
    }

    List<People.Invited> invited(
            OrganizationId organization, CourseId course, Instant now, int max) {
        return database.sql(
                        """
                        select email, name, created_at from invitation
                         where organization_id = :organization and course_id = :course
                           and accepted_at is null and withdrawn_at is null and expires_at > :now
                         order by email
                         limit :max
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .param("now", time(now))
                .param("max", max)
                .query((row, n) ->
                        new People.Invited(
                                row.getString("email"),
                                row.getString("name"),
                                instant(row, "created_at")))
                .list();
    }

    List<People.Candidate> candidates(OrganizationId organization, CourseId course, int max) {
        return database.sql(
                        """
                        select p.id, p.name
                          from membership m join person p on p.id = m.person_id
                         where m.organization_id = :organization
                           and m.role in ('owner', 'teacher')
                           and not exists (
                               select from enrolment e
                                where e.organization_id = m.organization_id
                                  and e.course_id = :course and e.person_id = m.person_id
                                  and e.role = 'teacher' and e.ended_at is null)
                         order by p.name, p.id
                         limit :max
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .param("max", max)
                .query((row, n) ->
                        new People.Candidate(
                                new PersonId(row.getString("id")), row.getString("name")))
                .list();
    }

    /** The organization of a course that the person teaches. */
    @Nullable OrganizationId taught(PersonId person, CourseId course) {
        return database.sql(
                        """
                        select organization_id from course_role
                         where person_id = :person and course_id = :course and role = 'teacher'
                        """)
                .param("person", person.value())
                .param("course", course.value())
                .query(String.class)
                .optional()
                .map(OrganizationId::new)
                .orElse(null);
    }

    boolean end(OrganizationId organization, CourseId course, PersonId person, Instant now) {
        return database.sql(
                                """
                                update enrolment set ended_at = :now
                                 where organization_id = :organization and course_id = :course
                                   and person_id = :person and ended_at is null
                                """)
                        .param("organization", organization.value())
                        .param("course", course.value())
                        .param("person", person.value())
                        .param("now", time(now))
                        .update()
                == 1;
    }

    boolean resume(OrganizationId organization, CourseId course, PersonId person) {
        return database.sql(
                                """
                                update enrolment set ended_at = null
                                 where organization_id = :organization and course_id = :course
                                   and person_id = :person and ended_at is not null
                                """)
                        .param("organization", organization.value())
                        .param("course", course.value())
                        .param("person", person.value())
                        .update()
                == 1;
    }

    /** Makes a member who may teach a teacher of the course. */
    boolean appoint(OrganizationId organization, CourseId course, PersonId person, Instant now) {
        return database.sql(
                                """
                                insert into enrolment as e
                                       (organization_id, course_id, person_id, role, since)
                                select m.organization_id, :course, m.person_id, 'teacher', :now
                                  from membership m
                                 where m.organization_id = :organization
                                   and m.person_id = :person and m.role in ('owner', 'teacher')
                                on conflict (organization_id, course_id, person_id) do update
                                   set role = 'teacher', ended_at = null
                                """)
                        .param("organization", organization.value())
                        .param("course", course.value())
                        .param("person", person.value())
                        .param("now", time(now))
                        .update()
                == 1;
    }

    /** The published course that takes a code. */
    record Target(
            OrganizationId organization, String organizationName, CourseId course, String title) {}

    @Nullable Target byCode(String code) {
        return database.sql(
                        """
                        select c.organization_id, o.name, c.id, c.title
                          from course c join organization o on o.id = c.organization_id
                         where c.join_code = :code and c.state = 'published'
                        """)
                .param("code", code)
                .query((row, n) ->
                        new Target(
                                new OrganizationId(row.getString("organization_id")),
                                row.getString("name"),
                                new CourseId(row.getString("id")),
                                row.getString("title")))
                .optional()
                .orElse(null);
    }

    /** Whether the person is newly in the course; who teaches it stays its teacher. */
    boolean enrol(Target target, PersonId person, Instant now) {
        return database.sql(
                                """
                                insert into enrolment as e
                                       (organization_id, course_id, person_id, role, since)
                                values (:organization, :course, :person, 'learner', :now)
                                on conflict (organization_id, course_id, person_id) do update
                                   set role = 'learner', ended_at = null, since = excluded.since
                                 where e.ended_at is not null
                                """)
                        .param("organization", target.organization().value())
                        .param("course", target.course().value())
                        .param("person", person.value())
                        .param("now", time(now))
                        .update()
                == 1;
    }
}
