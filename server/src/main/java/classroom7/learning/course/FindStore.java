package classroom7.learning.course;

import static classroom7.platform.database.Columns.time;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** What one may jump to, in SQL. */
final class FindStore {
    private final Database database;

    FindStore(Database database) {
        this.database = database;
    }

    List<Found> all(PersonId person, Instant now) {
        return database.sql(
                        """
                        with own as (
                            select c.organization_id, c.id, c.title, r.role,
                                   c.state = 'archived' as archived
                              from course_role r
                              join course c on c.organization_id = r.organization_id
                                           and c.id = r.course_id
                             where r.person_id = :person)
                        select o.title, o.id as course_id, o.title as course, null as lesson,
                               o.archived, -1 as unit, -1 as place
                          from own o
                        union all
                        select case when o.role = 'teacher' then l.title else v.title end,
                               o.id, o.title, l.id, o.archived, u.position, l.position
                          from own o
                          join lesson l on l.organization_id = o.organization_id
                                       and l.course_id = o.id and l.archived_at is null
                          join unit u on u.organization_id = l.organization_id
                                     and u.id = l.unit_id
                          left join lesson_version v on v.organization_id = l.organization_id
                               and v.lesson_id = l.id and v.version = l.version
                         where o.role = 'teacher'
                            or v.version is not null
                               and (l.opens_at is null or l.opens_at <= :now)
                         order by archived, course, course_id, unit, place
                         limit :max
                        """)
                .param("person", person.value())
                .param("now", time(now))
                .param("max", Finds.ALL_MAX)
                .query((row, n) -> found(row))
                .list();
    }

    private static Found found(ResultSet row) throws SQLException {
        String lesson = row.getString("lesson");
        return new Found(
                row.getString("title"),
                new CourseId(row.getString("course_id")),
                row.getString("course"),
                lesson == null ? null : new LessonId(lesson));
    }
}
