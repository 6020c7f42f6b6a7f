package classroom7.learning.progress;

import static classroom7.platform.database.Columns.instantOrNull;
import static classroom7.platform.database.Columns.time;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.learning.attempt.Attempt;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The grid and where to go on, in SQL. */
final class ProgressStore {
    private final Database database;

    ProgressStore(Database database) {
        this.database = database;
    }

    /** A course that the person may see. */
    record Ground(OrganizationId organization, String title, boolean teaches) {}

    record CellRow(String person, String lesson, Cell cell) {}

    record Learner(String person, String name) {}

    record Read(String person, String lesson) {}

    @Nullable Ground course(PersonId person, CourseId course) {
        return database.sql(
                        """
                        select r.organization_id, c.title, r.role = 'teacher' as teaches
                          from course_role r
                          join course c on c.organization_id = r.organization_id
                                       and c.id = r.course_id
                         where r.person_id = :person and r.course_id = :course
                        """)
                .param("person", person.value())
                .param("course", course.value())
                .query((row, number) ->
                        new Ground(
                                new OrganizationId(row.getString("organization_id")),
                                row.getString("title"),
                                row.getBoolean("teaches")))
                .optional()
                .orElse(null);
    }

    /** The lessons of a course in order, with the due dates that hold for this person. */
    List<CourseProgress.Column> columns(OrganizationId organization, CourseId course, PersonId of) {
        return database.sql(
                        """
                        select l.id, v.title, u.title as unit,
                               jsonb_array_length(v.pins) as questions, l.opens_at,
                               coalesce(x.due_at, l.due_at) as due_at
                          from lesson l
                          join unit u on u.organization_id = l.organization_id
                                     and u.id = l.unit_id
                          join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                          left join extension x on x.organization_id = l.organization_id
                               and x.lesson_id = l.id and x.person_id = :person
                         where l.organization_id = :organization and l.course_id = :course
                           and l.archived_at is null
                         order by u.position, l.position
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .param("person", of.value())
                .query((row, number) ->
                        new CourseProgress.Column(
                                new LessonId(row.getString("id")),
                                row.getString("title"),
                                row.getString("unit"),
                                row.getInt("questions"),
                                instantOrNull(row, "opens_at"),
                                instantOrNull(row, "due_at")))
                .list();
    }

    List<Learner> learners(OrganizationId organization, CourseId course, int limit) {
        return database.sql(
                        """
                        select r.person_id, p.name
                          from course_role r
                          join person p on p.id = r.person_id
                         where r.organization_id = :organization and r.course_id = :course
                           and r.role = 'learner'
                         order by p.name, p.id
                         limit :limit
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .param("limit", limit)
                .query((row, number) ->
                        new Learner(row.getString("person_id"), row.getString("name")))
                .list();
    }

    /** Cells of the course's lessons: of one person, or with null of everybody. */
    List<CellRow> cells(OrganizationId organization, CourseId course, @Nullable PersonId person) {
        return database.sql(
                        """
                        select p.person_id, p.lesson_id, p.attempt, p.questions, p.answered,
                               p.waiting, p.points, p.points_max, p.late, p.last_answer_at
                          from lesson l
                          join progress p on p.organization_id = l.organization_id
                                         and p.lesson_id = l.id
                         where l.organization_id = :organization and l.course_id = :course
                           and (cast(:person as text) is null or p.person_id = :person)
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .param("person", person == null ? null : person.value(), Types.VARCHAR)
                .query((row, number) ->
                        new CellRow(
                                row.getString("person_id"), row.getString("lesson_id"), cell(row)))
                .list();
    }

    /** The lessons of a course whose marks this learner may not see now. */
    List<LessonId> hidden(
            OrganizationId organization, CourseId course, PersonId person, Instant now) {
        return database.sql(
                        """
                        select l.id
                          from lesson l
                          left join extension x on x.organization_id = l.organization_id
                               and x.lesson_id = l.id and x.person_id = :person
                         where l.organization_id = :organization and l.course_id = :course
                           and (l.feedback = 'never'
                                or l.feedback = 'after-due'
                                   and coalesce(coalesce(x.due_at, l.due_at) > :now, true)
                                or exists (select 1 from attempt a
                                            where a.organization_id = l.organization_id
                                              and a.lesson_id = l.id and a.person_id = :person
                                              and a.ends_at > :closing))
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .param("person", person.value())
                .param("now", time(now))
                .param("closing", time(now.minus(Attempt.GRACE)))
                .query((row, number) -> new LessonId(row.getString("id")))
                .list();
    }

    List<Read> read(OrganizationId organization, CourseId course, @Nullable PersonId person) {
        return database.sql(
                        """
                        select d.person_id, d.lesson_id
                          from lesson l
                          join reading d on d.organization_id = l.organization_id
                                        and d.lesson_id = l.id
                         where l.organization_id = :organization and l.course_id = :course
                           and d.read_at is not null
                           and (cast(:person as text) is null or d.person_id = :person)
                         order by d.lesson_id
                        """)
                .param("organization", organization.value())
                .param("course", course.value())
                .param("person", person == null ? null : person.value(), Types.VARCHAR)
                .query((row, number) ->
                        new Read(row.getString("person_id"), row.getString("lesson_id")))
                .list();
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(
                row.getInt("attempt"),
                row.getInt("questions"),
                row.getInt("answered"),
                row.getInt("waiting"),
                row.getBigDecimal("points"),
                row.getBigDecimal("points_max"),
                row.getInt("late"),
                instantOrNull(row, "last_answer_at"));
    }

    /** Of each course in which the person learns: how much is done and the first that is not. */
}
