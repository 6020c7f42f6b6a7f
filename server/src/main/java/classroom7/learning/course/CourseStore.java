package classroom7.learning.course;

import static classroom7.platform.database.Columns.instantOrNull;
import static classroom7.platform.database.Columns.integerOrNull;
import static classroom7.platform.database.Columns.time;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.base.UnitId;
import classroom7.learning.attempt.Attempt;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Courses in SQL. */
final class CourseStore {
    private final Database database;

    CourseStore(Database database) {
        this.database = database;
    }

    List<CourseEntry> all(PersonId person) {
        return database.sql(
                        """
                        select c.organization_id, o.name as organization, c.id, c.title, c.state,
                               r.role, coalesce(n.lessons, 0) as lessons, coalesce(n.done, 0) as done
                          from course_role r
                          join course c on c.organization_id = r.organization_id
                                       and c.id = r.course_id
                          join organization o on o.id = c.organization_id
                          left join lateral (
                               select count(*) as lessons,
                                      count(*) filter (where case
                                          when jsonb_array_length(v.pins) = 0
                                          then d.read_at is not null
                                          else p.answered >= jsonb_array_length(v.pins) end) as done
                                 from lesson l
                                 join lesson_version v on v.organization_id = l.organization_id
                                      and v.lesson_id = l.id and v.version = l.version
                                 left join progress p on p.organization_id = l.organization_id
                                      and p.lesson_id = l.id and p.person_id = r.person_id
                                 left join reading d on d.organization_id = l.organization_id
                                      and d.lesson_id = l.id and d.person_id = r.person_id
                                where l.organization_id = c.organization_id and l.course_id = c.id
                                  and l.archived_at is null) n on true
                         where r.person_id = :person
                         order by c.state = 'archived', o.name, c.title, c.id
                        """)
                .param("person", person.value())
                .query((row, n) -> entry(row))
                .list();
    }

    private static CourseEntry entry(ResultSet row) throws SQLException {
        return new CourseEntry(
                new OrganizationId(row.getString("organization_id")),
                row.getString("organization"),
                new CourseId(row.getString("id")),
                row.getString("title"),
                CourseState.of(row.getString("state")),
                CourseRole.of(row.getString("role")),
                row.getInt("lessons"),
                row.getInt("done"));
    }

    List<Workplace> workplaces(PersonId person) {
        return database.sql(
                        """
                        select o.id, o.name
                          from membership m join organization o on o.id = m.organization_id
                         where m.person_id = :person and m.role in ('owner', 'teacher')
                         order by o.name, o.id
                        """)
                .param("person", person.value())
                .query((row, n) ->
                        new Workplace(
                                new OrganizationId(row.getString("id")), row.getString("name")))
                .list();
    }

    @Nullable Course find(PersonId person, CourseId id) {
        return database.sql(
                        """
                        select c.organization_id, o.name as organization, c.id, c.title,
                               c.description, c.state, r.role,
                               case when r.role = 'teacher' then c.join_code end as join_code,
                               array(select p.name
                                       from enrolment e
                                       join membership m using (organization_id, person_id)
                                       join person p on p.id = e.person_id
                                      where e.organization_id = c.organization_id
                                        and e.course_id = c.id and e.role = 'teacher'
                                        and m.role <> 'learner' and e.ended_at is null
                                      order by e.since, p.name) as teachers,
                               (select count(*) from enrolment e
                                 where e.organization_id = c.organization_id
                                   and e.course_id = c.id and e.role = 'learner'
                                   and e.ended_at is null) as learners
                          from course_role r
                          join course c on c.organization_id = r.organization_id
                                       and c.id = r.course_id
                          join organization o on o.id = c.organization_id
                         where r.person_id = :person and c.id = :course
                        """)
                .param("person", person.value())
                .param("course", id.value())
                .query((row, n) -> course(row))
                .optional()
                .orElse(null);
    }

    private static Course course(ResultSet row) throws SQLException {
        return new Course(
                new OrganizationId(row.getString("organization_id")),
                row.getString("organization"),
                new CourseId(row.getString("id")),
                row.getString("title"),
                row.getString("description"),
                CourseState.of(row.getString("state")),
                CourseRole.of(row.getString("role")),
                row.getString("join_code"),
                List.of((String[]) row.getArray("teachers").getArray()),
                row.getInt("learners"));
    }

    List<Unit> units(OrganizationId organization, CourseId course) {
        return database.sql(
                        """
                        select id, title, introduction from unit
                         where organization_id = :organization and course_id = :course
                         order by position
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .query((row, n) ->
                        new Unit(
                                new UnitId(row.getString("id")),
                                row.getString("title"),
                                row.getString("introduction"),
                                List.of()))
                .list();
    }

    List<LessonEntry> lessons(Course course, PersonId person, Instant now) {
        return database.sql(
                        """
                        select l.unit_id, l.id, l.version, l.opens_at, l.archived_at,
                               case when :taught then l.title else v.title end as title,
                               v.version is not null
                                   and (v.source <> l.draft or v.title <> l.title) as changed,
                               coalesce(x.due_at, l.due_at) as due_at,
                               x.due_at is not null as extended,
                               coalesce(jsonb_array_length(v.pins), 0) as questions,
                               coalesce(p.answered, 0) as answered,
                               coalesce(p.waiting, 0) as waiting,
                               coalesce(p.points, 0) as points,
                               coalesce(p.points_max, 0) as points_max,
                               p.last_answer_at, d.opened_at, d.read_at,
                               (l.feedback = 'at-once' or l.feedback = 'after-due'
                                       and coalesce(x.due_at, l.due_at) <= :now)
                                   and not exists (
                                       select 1 from attempt a
                                        where a.organization_id = l.organization_id
                                          and a.lesson_id = l.id and a.person_id = :person
                                          and a.ends_at > :closing) as marks_shown
                          from lesson l
                          join unit u on u.organization_id = l.organization_id
                                     and u.id = l.unit_id
                          left join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                          left join extension x on x.organization_id = l.organization_id
                               and x.lesson_id = l.id and x.person_id = :person
                          left join progress p on p.organization_id = l.organization_id
                               and p.lesson_id = l.id and p.person_id = :person
                          left join reading d on d.organization_id = l.organization_id
                               and d.lesson_id = l.id and d.person_id = :person
                         where l.organization_id = :organization and l.course_id = :course
                           and (:taught or (l.version is not null and l.archived_at is null))
                         order by u.position, l.position
                        """)
                .param("organization", course.organization().value())
                .param("course", course.id().value())
                .param("person", person.value())
                .param("taught", course.isTaught())
                .param("now", time(now))
                .param("closing", time(now.minus(Attempt.GRACE)))
                .query((row, n) -> lesson(row))
                .list();
    }

    private static LessonEntry lesson(ResultSet row) throws SQLException {
        return new LessonEntry(
                new UnitId(row.getString("unit_id")),
                new LessonId(row.getString("id")),
                row.getString("title"),
                integerOrNull(row, "version"),
                row.getBoolean("changed"),
                instantOrNull(row, "opens_at"),
                instantOrNull(row, "due_at"),
                row.getBoolean("extended"),
                row.getObject("archived_at") != null,
                row.getInt("questions"),
                new LessonEntry.Work(
                        row.getInt("answered"),
                        row.getInt("waiting"),
                        row.getBigDecimal("points"),
                        row.getBigDecimal("points_max"),
                        row.getBoolean("marks_shown"),
                        instantOrNull(row, "last_answer_at"),
                        instantOrNull(row, "opened_at"),
                        instantOrNull(row, "read_at")));
    }

    boolean insert(
            PersonId person, OrganizationId organization, CourseId id, String title, Instant now) {
        return database.sql(
                                """
                                insert into course (organization_id, id, title, language,
                                                    created_at, changed_at)
                                select o.id, :course, :title, o.language, :now, :now
                                  from organization o
                                  join membership m on m.organization_id = o.id
                                 where o.id = :organization and m.person_id = :person
                                   and m.role in ('owner', 'teacher')
                                """)
                        .param("person", person.value())
                        .param("organization", organization.value())
                        .param("course", id.value())
                        .param("title", title)
                        .param("now", time(now))
                        .update()
                == 1;
    }

    void insertTeacher(OrganizationId organization, CourseId id, PersonId person, Instant now) {
        database.sql(
                        """
                        insert into enrolment (organization_id, course_id, person_id, role, since)
                        values (:organization, :course, :person, 'teacher', :now)
                        """)
                .param("organization", organization.value())
                .param("course", id.value())
                .param("person", person.value())
                .param("now", time(now))
                .update();
    }

    boolean rename(PersonId person, CourseId id, String title, Instant now) {
        return database.sql(
                                """
                                update course c set title = :title, changed_at = :now
                                  from course_role r
                                 where r.organization_id = c.organization_id
                                   and r.course_id = c.id and r.role = 'teacher'
                                   and r.person_id = :person and c.id = :course
                                """)
                        .param("person", person.value())
                        .param("course", id.value())
                        .param("title", title)
                        .param("now", time(now))
                        .update()
                == 1;
    }

    boolean describe(PersonId person, CourseId id, String description, Instant now) {
        return database.sql(
                                """
                                update course c set description = :description, changed_at = :now
                                  from course_role r
                                 where r.organization_id = c.organization_id
                                   and r.course_id = c.id and r.role = 'teacher'
                                   and r.person_id = :person and c.id = :course
                                """)
                        .param("person", person.value())
                        .param("course", id.value())
                        .param("description", description)
                        .param("now", time(now))
                        .update()
                == 1;
    }

    boolean enter(PersonId person, CourseId id, CourseState state, Instant now) {
        return database.sql(
                                """
                                update course c set state = :state, changed_at = :now
                                  from course_role r
                                 where r.organization_id = c.organization_id
                                   and r.course_id = c.id and r.role = 'teacher'
                                   and r.person_id = :person and c.id = :course
                                """)
                        .param("person", person.value())
                        .param("course", id.value())
                        .param("state", state.column())
                        .param("now", time(now))
                        .update()
                == 1;
    }

    boolean setCode(PersonId person, CourseId id, @Nullable String code) {
        return database.sql(
                                """
                                update course c set join_code = :code
                                  from course_role r
                                 where r.organization_id = c.organization_id
                                   and r.course_id = c.id and r.role = 'teacher'
                                   and r.person_id = :person and c.id = :course
                                """)
                        .param("person", person.value())
                        .param("course", id.value())
                        .param("code", code)
                        .update()
                == 1;
    }
}
