package classroom7.learning.lesson;

import static classroom7.platform.database.Columns.time;
import static classroom7.platform.database.Columns.timeOrNull;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.base.UnitId;
import classroom7.platform.database.Database;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Lessons in SQL: adding them and setting them aside. */
final class LessonStore {
    private final Database database;

    LessonStore(Database database) {
        this.database = database;
    }

    void append(UnitId unit, LessonId id, String title, Instant now) {
        database.sql(
                        """
                        insert into lesson (organization_id, id, course_id, unit_id, position,
                                            title, draft_changed_at)
                        select u.organization_id, :lesson, u.course_id, u.id,
                               coalesce((select max(l.position) + 1 from lesson l
                                          where l.organization_id = u.organization_id
                                            and l.unit_id = u.id), 0),
                               :title, :now
                          from unit u
                         where u.id = :unit
                        """)
                .param("unit", unit.value())
                .param("lesson", id.value())
                .param("title", title)
                .param("now", time(now))
                .update();
    }

    boolean archive(PersonId person, LessonId id, @Nullable Instant at) {
        return database.sql(
                                """
                                update lesson l set archived_at = :at
                                  from course_role r
                                 where r.organization_id = l.organization_id
                                   and r.course_id = l.course_id and r.role = 'teacher'
                                   and r.person_id = :person and l.id = :lesson
                                """)
                        .param("person", person.value())
                        .param("lesson", id.value())
                        .param("at", timeOrNull(at), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                        .update()
                == 1;
    }
}
