package classroom7.learning.lesson;

import static classroom7.platform.database.Columns.time;

import classroom7.base.LessonId;
import classroom7.base.PersonId;
import classroom7.platform.database.Database;
import java.time.Instant;

/** What single learners have beyond the others, in SQL. */
final class AllowanceStore {
    private final Database database;

    AllowanceStore(Database database) {
        this.database = database;
    }

    /** A learner in the course of a lesson that the teacher teaches. */
    record Whose(PersonId teacher, LessonId lesson, PersonId learner) {}

    Allowance find(Whose whose) {
        return database.sql(
                        """
                        select e.percent_more, coalesce(x.minutes_more, 0) as minutes_more,
                               coalesce(x.attempts_more, 0) as attempts_more
                          from course_role r
                          join lesson l on l.organization_id = r.organization_id
                                       and l.course_id = r.course_id
                          join enrolment e on e.organization_id = l.organization_id
                               and e.course_id = l.course_id and e.person_id = :learner
                          left join extension x on x.organization_id = l.organization_id
                               and x.lesson_id = l.id and x.person_id = e.person_id
                         where r.person_id = :person and r.role = 'teacher' and l.id = :lesson
                        """)
                .param("person", whose.teacher().value())
                .param("lesson", whose.lesson().value())
                .param("learner", whose.learner().value())
                .query((row, number) ->
                        new Allowance(
                                row.getInt("percent_more"),
                                row.getInt("minutes_more"),
                                row.getInt("attempts_more")))
                .optional()
                .orElse(Allowance.NOTHING);
    }

    boolean allowInCourse(Whose whose, int percent) {
        return database.sql(
                                """
                                update enrolment e set percent_more = :percent
                                  from course_role r, lesson l
                                 where l.organization_id = r.organization_id
                                   and l.course_id = r.course_id and r.role = 'teacher'
                                   and r.person_id = :person and l.id = :lesson
                                   and e.organization_id = l.organization_id
                                   and e.course_id = l.course_id and e.role = 'learner'
                                   and e.ended_at is null and e.person_id = :learner
                                """)
                        .param("person", whose.teacher().value())
                        .param("lesson", whose.lesson().value())
                        .param("learner", whose.learner().value())
                        .param("percent", percent)
                        .update()
                == 1;
    }

    void allowInLesson(Whose whose, Allowance allowance, Instant now) {
        database.sql(
                        """
                        insert into extension (organization_id, lesson_id, person_id, given_by,
                               given_at, minutes_more, attempts_more)
                        select organization_id, id, :learner, :person, :now, :minutes, :attempts
                          from lesson where id = :lesson
                        on conflict (organization_id, lesson_id, person_id) do update
                           set minutes_more = excluded.minutes_more,
                               attempts_more = excluded.attempts_more,
                               given_by = excluded.given_by, given_at = excluded.given_at
                        """)
                .param("person", whose.teacher().value())
                .param("lesson", whose.lesson().value())
                .param("learner", whose.learner().value())
                .param("minutes", allowance.minutes())
                .param("attempts", allowance.attempts())
                .param("now", time(now))
                .update();
    }
}
