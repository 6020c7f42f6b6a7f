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
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The grid and where to go on, in SQL. */
final class ProgressStore {
    // Of everybody and of one person are statements of their own: with "or :person is null" they
    // share a plan that is planned for neither, and it read the cells of the whole organization.
    // The lessons are looked up first, and then each one's cells by key, however many there are.
    static final String CELLS =
            """
            select p.person_id, p.lesson_id, p.attempt, p.questions, p.answered, p.waiting,
                   p.points, p.points_max, p.late, p.last_answer_at
              from progress p
             where p.organization_id = :organization
               and p.lesson_id = any(array(
                   select l.id from lesson l
                    where l.organization_id = :organization and l.course_id = :course))
            """;

    private static final String CELLS_OF_ONE =
            """
            select p.person_id, p.lesson_id, p.attempt, p.questions, p.answered, p.waiting,
                   p.points, p.points_max, p.late, p.last_answer_at
              from progress p
             where p.organization_id = :organization and p.person_id = :person
               and p.lesson_id = any(array(
                   select l.id from lesson l
                    where l.organization_id = :organization and l.course_id = :course))
            """;

    static final String READ =
            """
            select d.person_id, d.lesson_id
              from reading d
             where d.organization_id = :organization and d.read_at is not null
               and d.lesson_id = any(array(
                   select l.id from lesson l
                    where l.organization_id = :organization and l.course_id = :course))
             order by d.lesson_id
            """;

    private static final String READ_BY_ONE =
            """
            select d.person_id, d.lesson_id
              from reading d
             where d.organization_id = :organization and d.person_id = :person
               and d.read_at is not null
               and d.lesson_id = any(array(
                   select l.id from lesson l
                    where l.organization_id = :organization and l.course_id = :course))
             order by d.lesson_id
            """;

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

    // From enrolments: who a member is in a course says course_role, but it begins at the members
    // of the organization, and one with 50,000 of them has courses of 30 like any other.
    List<Learner> learners(OrganizationId organization, CourseId course, int limit) {
        return database.sql(
                        """
                        select r.person_id, p.name
                          from enrolment e
                          join course_role r on r.organization_id = e.organization_id
                                            and r.course_id = e.course_id
                                            and r.person_id = e.person_id
                                            and r.role = 'learner'
                          join person p on p.id = r.person_id
                         where e.organization_id = :organization and e.course_id = :course
                           and e.ended_at is null
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
        var statement = database.sql(person == null ? CELLS : CELLS_OF_ONE);
        return asked(statement, organization, course, person)
                .query((row, number) ->
                        new CellRow(
                                row.getString("person_id"), row.getString("lesson_id"), cell(row)))
                .list();
    }

    /** Who has read which lesson: one person, or with null everybody. */
    List<Read> read(OrganizationId organization, CourseId course, @Nullable PersonId person) {
        var statement = database.sql(person == null ? READ : READ_BY_ONE);
        return asked(statement, organization, course, person)
                .query((row, number) ->
                        new Read(row.getString("person_id"), row.getString("lesson_id")))
                .list();
    }

    private static JdbcClient.StatementSpec asked(
            JdbcClient.StatementSpec statement,
            OrganizationId organization,
            CourseId course,
            @Nullable PersonId person) {
        var asked =
                statement
                        .param("organization", organization.value())
                        .param("course", course.value());
        return person == null ? asked : asked.param("person", person.value());
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
