package classroom7.learning.answer;

import static classroom7.platform.database.Columns.instantOrNull;

import classroom7.base.CourseId;
import classroom7.base.LessonId;
import classroom7.base.OrganizationId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What SQL knows about a lesson whose receipts are read. */
final class ReceiptStore {
    private final Database database;

    ReceiptStore(Database database) {
        this.database = database;
    }

    record Ground(
            OrganizationId organization,
            CourseId course,
            String courseTitle,
            String title,
            Standing.Due due,
            Map<Integer, Span> spans) {
        /** When an attempt was due. */
        Standing.Due due(int attempt) {
            return due.within(spans.get(attempt));
        }
    }

    /** The lesson, for whoever has a part in its course. */
    @Nullable Ground ground(PersonId person, LessonId lesson) {
        return database.sql(
                        """
                        select l.organization_id, l.course_id, c.title as course_title, l.title,
                               coalesce(x.due_at, l.due_at) as due_at,
                               l.late = 'count' as late_counts,
                               array(select concat_ws(' ', a.number,
                                            cast(floor(extract(epoch from a.started_at) * 1000) as bigint),
                                            cast(floor(extract(epoch from a.ends_at) * 1000) as bigint),
                                            coalesce(cast(floor(extract(epoch from a.handed_in_at) * 1000) as bigint), -1))
                                       from attempt a
                                      where a.organization_id = l.organization_id
                                        and a.lesson_id = l.id
                                        and a.person_id = r.person_id
                                        and a.ends_at is not null) as spans
                          from course_role r
                          join course c on c.organization_id = r.organization_id
                                       and c.id = r.course_id
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          left join extension x on x.organization_id = l.organization_id
                               and x.lesson_id = l.id and x.person_id = r.person_id
                         where r.person_id = :person and l.id = :lesson
                           and l.version is not null
                        """)
                .param("person", person.value())
                .param("lesson", lesson.value())
                .query((row, number) ->
                        new Ground(
                                new OrganizationId(row.getString("organization_id")),
                                new CourseId(row.getString("course_id")),
                                row.getString("course_title"),
                                row.getString("title"),
                                new Standing.Due(
                                        instantOrNull(row, "due_at"),
                                        row.getBoolean("late_counts"),
                                        null),
                                Span.read((String[]) row.getArray("spans").getArray())))
                .optional()
                .orElse(null);
    }
}
