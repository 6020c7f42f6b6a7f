package classroom7.learning.lesson;

import static classroom7.platform.database.Columns.instant;
import static classroom7.platform.database.Columns.time;
import static classroom7.platform.database.Columns.timeOrNull;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Dates and policies of lessons in SQL. */
final class AgreementStore {
    private final Database database;

    AgreementStore(Database database) {
        this.database = database;
    }

    /** An extension being given. */
    record Gift(LessonId lesson, PersonId learner, Due due, PersonId by, Instant at) {}

    boolean agree(PersonId person, LessonId id, Terms terms) {
        @Nullable Due due = terms.due();
        @Nullable Due opens = terms.opens();
        return database.sql(
                                """
                                update lesson l
                                   set opens_at = :opensAt, due_local = :dueLocal,
                                       due_zone = :dueZone, due_at = :dueAt, late = :late,
                                       attempts_max = :attempts, feedback = :feedback,
                                       shuffle = :shuffle, minutes_max = :minutes
                                  from course_role r
                                 where r.organization_id = l.organization_id
                                   and r.course_id = l.course_id and r.role = 'teacher'
                                   and r.person_id = :person and l.id = :lesson
                                """)
                        .param("person", person.value())
                        .param("lesson", id.value())
                        .param(
                                "opensAt",
                                timeOrNull(opens == null ? null : opens.at()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("dueLocal", due == null ? null : due.local(), Types.TIMESTAMP)
                        .param("dueZone", due == null ? null : due.zone().getId(), Types.VARCHAR)
                        .param(
                                "dueAt",
                                timeOrNull(due == null ? null : due.at()),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .param("late", terms.late().column())
                        .param("attempts", terms.attemptsMax())
                        .param("feedback", terms.feedback().column())
                        .param("shuffle", terms.shuffle())
                        .param("minutes", terms.minutesMax())
                        .update()
                == 1;
    }

    /** Asks for the progress of one learner, or of everybody, in the lesson to be made anew. */
    void request(LessonId lesson, @Nullable PersonId person) {
        database.sql(
                        """
                        insert into projection_request (organization_id, lesson_id, person_id)
                        select organization_id, id, :person from lesson where id = :lesson
                        """)
                .param("lesson", lesson.value())
                .param("person", person == null ? null : person.value(), Types.VARCHAR)
                .update();
    }

    List<Extension> extensions(PersonId person, LessonId id) {
        return database.sql(
                        """
                        select e.person_id, p.name, x.due_local, x.due_zone, x.due_at
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          join enrolment e on e.organization_id = l.organization_id
                               and e.course_id = l.course_id and e.role = 'learner'
                               and e.ended_at is null
                          join person p on p.id = e.person_id
                          left join extension x on x.organization_id = l.organization_id
                               and x.lesson_id = l.id and x.person_id = e.person_id
                         where r.person_id = :person and l.id = :lesson and r.role = 'teacher'
                         order by p.name, p.id
                        """)
                .param("person", person.value())
                .param("lesson", id.value())
                .query((row, n) -> extension(row))
                .list();
    }

    private static Extension extension(ResultSet row) throws SQLException {
        @Nullable LocalDateTime local = row.getObject("due_local", LocalDateTime.class);
        return new Extension(
                new PersonId(row.getString("person_id")),
                row.getString("name"),
                local == null
                        ? null
                        : new Extension.Given(
                                local,
                                ZoneId.of(row.getString("due_zone")),
                                instant(row, "due_at")));
    }

    boolean extend(Gift gift) {
        return database.sql(
                                """
                                insert into extension (organization_id, lesson_id, person_id,
                                       due_local, due_zone, due_at, given_by, given_at)
                                select l.organization_id, l.id, e.person_id,
                                       :local, :zone, :due, r.person_id, :now
                                  from course_role r
                                  join lesson l on l.organization_id = r.organization_id
                                               and l.course_id = r.course_id
                                  join enrolment e on e.organization_id = l.organization_id
                                       and e.course_id = l.course_id and e.role = 'learner'
                                       and e.ended_at is null
                                 where r.person_id = :person and l.id = :lesson
                                   and r.role = 'teacher' and e.person_id = :learner
                                on conflict (organization_id, lesson_id, person_id) do update
                                   set due_local = excluded.due_local,
                                       due_zone = excluded.due_zone, due_at = excluded.due_at,
                                       given_by = excluded.given_by,
                                       given_at = excluded.given_at
                                """)
                        .param("person", gift.by().value())
                        .param("lesson", gift.lesson().value())
                        .param("learner", gift.learner().value())
                        .param("local", gift.due().local())
                        .param("zone", gift.due().zone().getId())
                        .param("due", time(gift.due().at()))
                        .param("now", time(gift.at()))
                        .update()
                == 1;
    }

    boolean withdraw(PersonId person, LessonId id, PersonId learner) {
        return database.sql(
                                """
                                update extension x
                                   set due_local = null, due_zone = null, due_at = null
                                  from course_role r, lesson l
                                 where x.due_at is not null and l.organization_id = r.organization_id
                                   and l.course_id = r.course_id and r.role = 'teacher'
                                   and x.organization_id = l.organization_id
                                   and x.lesson_id = l.id and r.person_id = :person
                                   and l.id = :lesson and x.person_id = :learner
                                """)
                        .param("person", person.value())
                        .param("lesson", id.value())
                        .param("learner", learner.value())
                        .update()
                == 1;
    }
}
