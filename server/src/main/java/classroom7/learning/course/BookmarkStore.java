package classroom7.learning.course;

import static classroom7.platform.database.Columns.instantOrNull;
import static classroom7.platform.database.Columns.time;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.time.Instant;
import java.util.List;

/** Bookmarks in SQL; nothing stores them, they follow from what was done. */
final class BookmarkStore {
    private final Database database;

    BookmarkStore(Database database) {
        this.database = database;
    }

    List<Bookmark> all(PersonId person, Instant now) {
        return database.sql(
                        """
                        with work as (
                            select l.organization_id, c.id as course_id, c.title as course,
                                   l.id, v.title, u.position as unit, l.position as lesson,
                                   jsonb_array_length(v.pins) as questions,
                                   coalesce(p.answered, 0) as answered, d.read_at,
                                   coalesce(x.due_at, l.due_at) as due_at,
                                   greatest(p.last_answer_at, d.opened_at) as touched_at,
                                   max(greatest(p.last_answer_at, d.opened_at))
                                       over (partition by l.organization_id, l.course_id)
                                       as course_touched_at
                              from course_role r
                              join course c on c.organization_id = r.organization_id
                                           and c.id = r.course_id and c.state = 'published'
                              join lesson l on l.organization_id = c.organization_id
                                           and l.course_id = c.id and l.archived_at is null
                                           and (l.opens_at is null or l.opens_at <= :now)
                              join unit u on u.organization_id = l.organization_id
                                         and u.id = l.unit_id
                              join lesson_version v on v.organization_id = l.organization_id
                                   and v.lesson_id = l.id and v.version = l.version
                              left join extension x on x.organization_id = l.organization_id
                                   and x.lesson_id = l.id and x.person_id = r.person_id
                              left join progress p on p.organization_id = l.organization_id
                                   and p.lesson_id = l.id and p.person_id = r.person_id
                              left join reading d on d.organization_id = l.organization_id
                                   and d.lesson_id = l.id and d.person_id = r.person_id
                             where r.person_id = :person and r.role = 'learner')
                        select distinct on (course_touched_at, organization_id, course_id)
                               course_id, course, id, title, answered, questions, touched_at, due_at
                          from work
                         where case when questions = 0 then read_at is null
                                    else answered < questions end
                         order by course_touched_at desc nulls last, organization_id, course_id,
                                  touched_at desc nulls last, unit, lesson
                         limit :max
                        """)
                .param("person", person.value())
                .param("now", time(now))
                .param("max", Bookmarks.ALL_MAX)
                .query((row, n) ->
                        new Bookmark(
                                new CourseId(row.getString("course_id")),
                                row.getString("course"),
                                new LessonId(row.getString("id")),
                                row.getString("title"),
                                row.getInt("answered"),
                                row.getInt("questions"),
                                instantOrNull(row, "touched_at"),
                                instantOrNull(row, "due_at")))
                .list();
    }
}
